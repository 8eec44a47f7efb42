import { type Part, type Project, type Task, taskSchema } from '@baton/dto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTaskApi, type TaskApiFixture, type TestUser } from '../test-support/task-api-fixture.ts';

let api: TaskApiFixture;
let kim: TestUser;
let lee: TestUser;
let park: TestUser;
let project: Project;
beforeAll(async () => {
  api = await startTaskApi();
  [kim, lee, park] = await Promise.all([api.signUp('Kim'), api.signUp('Lee'), api.signUp('Park')]);
  project = await api.createProject(kim, [['viewer', lee]]);
});
afterAll(() => api.close());

let task: Task;
let design: Part;
let text: Part;
beforeEach(async () => {
  task = await api.createTask(kim, project, {
    parts: [{ role: 'design', assigneeId: lee.sub }, { role: 'text' }],
  });
  [design, text] = task.parts as [Part, Part];
});

function put(part: Part, body: object, options: { as?: TestUser; seen?: number } = {}) {
  return api.request<Task>('PUT', `/api/tasks/${task.id}/parts/${part.id}`, {
    as: kim,
    seen: task.version,
    body,
    ...options,
  });
}

describe('POST /api/tasks/{taskId}/parts', () => {
  it('adds a part, which counts from now on', async () => {
    const { status, headers, body } = await api.request<Task>('POST', `/api/tasks/${task.id}/parts`, {
      as: kim,
      body: { role: 'review', assigneeId: kim.sub, progress: 100, weight: 2 },
    });
    expect([status, headers.get('etag')]).toEqual([201, '"2"']);
    expect(body).toMatchObject({ version: 2, progress: 50 });
    expect(body.parts.map(({ role }) => role)).toEqual(['design', 'text', 'review']);
  });

  it('refuses an assignee who is no member', async () => {
    const { status, body } = await api.request('POST', `/api/tasks/${task.id}/parts`, {
      as: kim,
      body: { role: 'review', assigneeId: park.sub },
    });
    expect([status, body.errors]).toEqual([
      400,
      [{ path: 'assigneeId', message: 'Must be a member of the project' }],
    ]);
  });

  it.each([
    ['first', () => null, ['review', 'design', 'text']],
    ['behind another', () => design.id, ['design', 'review', 'text']],
  ])('adds a part %s', async (_, afterId, roles) => {
    const { body } = await api.request<Task>('POST', `/api/tasks/${task.id}/parts`, {
      as: kim,
      body: { role: 'review', afterId: afterId() },
    });
    expect(taskSchema.parse(body).parts.map(({ role }) => role)).toEqual(roles);
    expect((await api.request('GET', `/api/tasks/${task.id}`, { as: kim })).body).toEqual(body);
  });

  it('stops at 50 parts', async () => {
    const full = await api.createTask(kim, project, {
      parts: Array.from({ length: 50 }, () => ({ role: 'text' })),
    });
    const { status, body } = await api.request('POST', `/api/tasks/${full.id}/parts`, {
      as: kim,
      body: { role: 'text' },
    });
    expect([status, body.errors]).toEqual([400, [{ path: 'parts', message: 'Must be at most 50' }]]);
  });

  it('is not for a viewer', async () => {
    const { status } = await api.request('POST', `/api/tasks/${task.id}/parts`, {
      as: lee,
      body: { role: 'review' },
    });
    expect(status).toBe(403);
  });
});

describe('PUT /api/tasks/{taskId}/parts/{partId}', () => {
  it('changes the fields that are sent and rolls the progress up', async () => {
    const { status, headers, body } = await put(design, { progress: 40, weight: 3, assigneeId: kim.sub });
    expect([status, headers.get('etag')]).toEqual([200, '"2"']);
    expect(body).toMatchObject({
      version: 2,
      progress: 30,
      parts: [
        { role: 'design', assignee: { id: kim.sub, name: 'Kim' }, progress: 40, weight: 3 },
        { role: 'text', assignee: null, progress: 0, weight: 1 },
      ],
    });
  });

  it('stores any text as it is', async () => {
    const role = `O'Brien \\ $1 :role "%s" 🎨`;
    await put(design, { role });
    const { body } = await api.request<Task>('GET', `/api/tasks/${task.id}`, { as: kim });
    expect(body.parts[0]?.role).toBe(role);
  });

  it('changes nothing when all is so already', async () => {
    const { status, body } = await put(design, { role: 'design', progress: 0, assigneeId: lee.sub });
    expect([status, body.version]).toEqual([200, 1]);
  });

  it('merges with a change of another part', async () => {
    await put(text, { progress: 60 });
    const { status, body } = await put(design, { progress: 40 });
    expect([status, body.version, body.progress]).toEqual([200, 3, 50]);
  });

  it('conflicts with a change of the same field', async () => {
    await put(design, { progress: 60, assigneeId: null });
    const { status, body } = await put(design, { progress: 40, role: 'drawing', assigneeId: kim.sub });
    expect(status).toBe(409);
    expect(body).toMatchObject({
      code: 'conflict',
      conflicts: [
        { field: 'assigneeId', theirs: null, mine: kim.sub },
        { field: 'progress', theirs: 60, mine: 40 },
      ],
    });
  });

  it('moves a part, and the last move wins', async () => {
    const moved = await put(design, { afterId: text.id });
    expect([moved.status, moved.body.version]).toEqual([200, 2]);
    expect(moved.body.parts.map(({ role }) => role)).toEqual(['text', 'design']);
    const back = await put(design, { afterId: null, progress: 40 });
    expect([back.status, back.body.version]).toEqual([200, 3]);
    expect(back.body.parts.map(({ role, progress }) => [role, progress])).toEqual([
      ['design', 40],
      ['text', 0],
    ]);
    expect((await api.request('GET', `/api/tasks/${task.id}`, { as: kim })).body).toEqual(back.body);
  });

  it('changes nothing when a part stands there already', async () => {
    const { status, body } = await put(text, { afterId: design.id });
    expect([status, body]).toEqual([200, task]);
  });

  it.each([
    ['itself', () => design.id],
    ['none of the task', () => '0199f0a4-7c1e-7b7e-9d52-3f0d6b1f5a10'],
  ])('refuses to place a part behind %s', async (_, afterId) => {
    const { status, body } = await api.request('PUT', `/api/tasks/${task.id}/parts/${design.id}`, {
      as: kim,
      seen: 1,
      body: { afterId: afterId() },
    });
    expect([status, body.errors]).toEqual([
      400,
      [{ path: 'afterId', message: 'Must be another part of the task' }],
    ]);
  });

  it('lets an assignee say how far they are, even as a viewer', async () => {
    const { status, body } = await put(design, { progress: 40 }, { as: lee });
    expect([status, body.progress]).toEqual([200, 20]);
  });

  it.each([
    ['other fields of their part', () => put(design, { progress: 40, weight: 2 }, { as: lee })],
    ['the place of their part', () => put(design, { progress: 40, afterId: text.id }, { as: lee })],
    ['somebody else’s part', () => put(text, { progress: 40 }, { as: lee })],
  ])('does not let a viewer change %s', async (_, change) => {
    const { status, body } = await change();
    expect([status, body]).toEqual([403, expect.objectContaining({ code: 'forbidden' })]);
  });

  it('does not know a part of another task', async () => {
    const other = await api.createTask(kim, project, { parts: [{ role: 'design' }] });
    const { status } = await put(other.parts[0] as Part, { progress: 40 });
    expect(status).toBe(404);
  });
});

describe('DELETE /api/tasks/{taskId}/parts/{partId}', () => {
  const remove = (part: Part, seen: number, as = kim) =>
    api.request<Task>('DELETE', `/api/tasks/${task.id}/parts/${part.id}`, { as, seen });

  it('removes a part, which counts no more', async () => {
    await put(text, { progress: 60 });
    const { status, body } = await remove(design, 2);
    expect([status, body.version, body.progress]).toEqual([200, 3, 60]);
    expect(body.parts.map(({ role }) => role)).toEqual(['text']);
  });

  it('leaves the progress where it was when the last one goes', async () => {
    await put(text, { progress: 60 });
    await remove(design, 2);
    const { body } = await remove(text, 3);
    expect([body.progress, body.parts]).toEqual([60, []]);
  });

  it('does not remove what someone changed meanwhile', async () => {
    await put(design, { progress: 60 }, { as: lee });
    const { status, body } = await remove(design, 1);
    expect(status).toBe(409);
    expect(body).toMatchObject({ conflicts: [{ field: 'progress', theirs: 60, mine: null }] });
  });

  it('finds nothing the second time', async () => {
    await remove(design, 1);
    expect((await remove(design, 2)).status).toBe(404);
  });

  it('is not for a viewer', async () => {
    expect((await remove(design, 1, lee)).status).toBe(403);
  });
});
