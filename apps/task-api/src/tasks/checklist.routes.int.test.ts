import { type ChecklistItem, type Problem, type Project, type Task, taskSchema } from '@baton/dto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { entriesOf } from '../test-support/log-entries.ts';
import { startTaskApi, type TaskApiFixture, type TestUser } from '../test-support/task-api-fixture.ts';

let api: TaskApiFixture;
let kim: TestUser;
let lee: TestUser;
let project: Project;
beforeAll(async () => {
  api = await startTaskApi();
  [kim, lee] = await Promise.all([api.signUp('Kim'), api.signUp('Lee')]);
});
afterAll(() => api.close());

let task: Task;
let legal: ChecklistItem;
let print: ChecklistItem;
beforeEach(async () => {
  project = await api.createProject(kim, [['viewer', lee]]);
  task = await api.createTask(kim, project, {
    checklist: [{ text: 'Ask legal' }, { text: 'Print', done: true }],
  });
  [legal, print] = task.checklist as [ChecklistItem, ChecklistItem];
});

function add<Body = Task>(body: object, as = kim) {
  return api.request<Body>('POST', `/api/tasks/${task.id}/checklist`, { as, body });
}

function put<Body = Task>(item: ChecklistItem, body: object, options: { as?: TestUser; seen?: number } = {}) {
  return api.request<Body>('PUT', `/api/tasks/${task.id}/checklist/${item.id}`, {
    as: kim,
    seen: task.version,
    body,
    ...options,
  });
}

function remove<Body = Task>(item: ChecklistItem, seen: number, as = kim) {
  return api.request<Body>('DELETE', `/api/tasks/${task.id}/checklist/${item.id}`, { as, seen });
}

const texts = ({ checklist }: Task) => checklist.map(({ text }) => text);

const changesOf = async () =>
  (await entriesOf(api, project.id, 'task.updated')).map(({ changes }) => changes);

describe('POST /api/tasks/{taskId}/checklist', () => {
  it('adds an item that is to do as the last one', async () => {
    const { status, headers, body } = await add({ text: ' Fold 📦 ' });
    expect([status, headers.get('etag')]).toEqual([201, '"2"']);
    expect(taskSchema.parse(body).checklist).toEqual([
      legal,
      print,
      { id: expect.any(String), text: 'Fold 📦', done: false },
    ]);
    expect(await changesOf()).toEqual([[{ field: 'checklistItem', from: null, to: body.checklist[2] }]]);
  });

  it.each([
    ['first', () => null, ['Fold', 'Ask legal', 'Print']],
    ['behind another', () => legal.id, ['Ask legal', 'Fold', 'Print']],
  ])('adds an item %s', async (_, afterId, expected) => {
    expect(texts((await add({ text: 'Fold', afterId: afterId() })).body)).toEqual(expected);
  });

  it('stops at 50 items', async () => {
    const checklist = Array.from({ length: 50 }, () => ({ text: 'Fold' }));
    task = await api.createTask(kim, project, { checklist });
    const { status, body } = await add<Problem>({ text: 'Fold' });
    expect([status, body.errors]).toEqual([400, [{ path: 'checklist', message: 'Must be at most 50' }]]);
  });

  it('keeps all that are added at once', async () => {
    const answers = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((text) => add({ text })));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    const { body } = await api.request<Task>('GET', `/api/tasks/${task.id}`, { as: kim });
    expect(texts(body).toSorted()).toEqual(['Ask legal', 'Print', 'a', 'b', 'c', 'd', 'e']);
    expect(body.version).toBe(6);
  });

  it('is not for a viewer', async () => {
    expect((await add({ text: 'Fold' }, lee)).status).toBe(403);
  });
});

describe('PUT /api/tasks/{taskId}/checklist/{itemId}', () => {
  it('ticks an item and words it anew', async () => {
    const { status, headers, body } = await put(legal, { done: true, text: 'Ask legal twice' });
    const item = { id: legal.id, text: 'Ask legal twice', done: true };
    expect([status, headers.get('etag')]).toEqual([200, '"2"']);
    expect(body.checklist).toEqual([item, print]);
    expect(await changesOf()).toEqual([
      [
        { field: 'checklistItem.text', item, from: 'Ask legal', to: 'Ask legal twice' },
        { field: 'checklistItem.done', item, from: false, to: true },
      ],
    ]);
  });

  it('changes nothing when all is so already', async () => {
    const { status, body } = await put(print, { done: true, text: 'Print', afterId: legal.id });
    expect([status, body]).toEqual([200, task]);
    expect(await changesOf()).toEqual([]);
  });

  it('moves an item, which the last one wins', async () => {
    expect(texts((await put(print, { afterId: null })).body)).toEqual(['Print', 'Ask legal']);
    const { status, body } = await put(print, { afterId: legal.id });
    expect([status, texts(body)]).toEqual([200, ['Ask legal', 'Print']]);
    expect(await changesOf()).toEqual([
      [{ field: 'checklist.order', from: ['Ask legal', 'Print'], to: ['Print', 'Ask legal'] }],
      [{ field: 'checklist.order', from: ['Print', 'Ask legal'], to: ['Ask legal', 'Print'] }],
    ]);
  });

  it('merges with what others changed in other fields and items', async () => {
    await put(legal, { text: 'Theirs' });
    await put(print, { done: false });
    const { status, body } = await put(legal, { done: true });
    expect([status, body.version]).toEqual([200, 4]);
    expect(body.checklist).toEqual([
      { id: legal.id, text: 'Theirs', done: true },
      { id: print.id, text: 'Print', done: false },
    ]);
  });

  it('conflicts with a change of the same field, and stores nothing of it', async () => {
    await put(legal, { text: 'Theirs' });
    const { status, body } = await put<Problem>(legal, { text: 'Mine', done: true });
    expect([status, body.code, body.conflicts]).toEqual([
      409,
      'conflict',
      [{ field: 'text', theirs: 'Theirs', mine: 'Mine' }],
    ]);
    expect((await put(legal, { text: 'Theirs' })).body.version).toBe(2);
  });

  it.each([
    ['itself', () => legal.id],
    ['none of the task', () => '0199f0a4-7c1e-7b7e-9d52-3f0d6b1f5a10'],
  ])('refuses to place an item behind %s', async (_, afterId) => {
    const { status, body } = await put<Problem>(legal, { afterId: afterId() });
    expect([status, body.errors]).toEqual([
      400,
      [{ path: 'afterId', message: 'Must be another item of the task' }],
    ]);
  });

  it('is not for a viewer, and knows no item of another task', async () => {
    const other = await api.createTask(kim, project, { checklist: [{ text: 'Fold' }] });
    expect((await put(legal, { done: true }, { as: lee })).status).toBe(403);
    expect((await put(other.checklist[0] as ChecklistItem, { done: true })).status).toBe(404);
  });
});

describe('DELETE /api/tasks/{taskId}/checklist/{itemId}', () => {
  it('removes an item once', async () => {
    const { status, body } = await remove(legal, 1);
    expect([status, body.version, body.checklist]).toEqual([200, 2, [print]]);
    expect(await changesOf()).toEqual([[{ field: 'checklistItem', from: legal, to: null }]]);
    expect((await remove(legal, 2)).status).toBe(404);
  });

  it('does not remove what someone changed meanwhile', async () => {
    await put(legal, { done: true });
    const { status, body } = await remove<Problem>(legal, 1);
    expect([status, body.conflicts]).toEqual([409, [{ field: 'done', theirs: true, mine: null }]]);
    expect((await remove(legal, 2)).status).toBe(200);
  });

  it('is not for a viewer', async () => {
    expect((await remove(legal, 1, lee)).status).toBe(403);
  });
});
