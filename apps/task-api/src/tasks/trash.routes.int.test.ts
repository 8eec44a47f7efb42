import { type Problem, type Project, type Task, taskSchema } from '@baton/dto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { entriesOf } from '../test-support/log-entries.ts';
import { startTaskApi, type TaskApiFixture, type TestUser } from '../test-support/task-api-fixture.ts';

let api: TaskApiFixture;
let kim: TestUser;
let lee: TestUser;
let park: TestUser;
let project: Project;
let task: Task;
beforeAll(async () => {
  api = await startTaskApi();
  [kim, lee, park] = await Promise.all([api.signUp('Kim'), api.signUp('Lee'), api.signUp('Park')]);
});
afterAll(() => api.close());
beforeEach(async () => {
  project = await api.createProject(kim, [
    ['editor', lee],
    ['viewer', park],
  ]);
  task = await api.createTask(kim, project, {
    parts: [{ role: 'design', assigneeId: park.sub }],
    checklist: [{ text: 'Ask legal' }],
  });
});

const remove = (as = kim) => api.request('DELETE', `/api/tasks/${task.id}`, { as });
const restore = <Body = Task>(as = kim) => api.request<Body>('POST', `/api/tasks/${task.id}/restore`, { as });
const current = async () => (await api.request<Task>('GET', `/api/tasks/${task.key}`, { as: kim })).body;
const entries = () => entriesOf(api, project.id, 'task.updated', 'task.deleted', 'task.restored');

describe('DELETE /api/tasks/{taskId}', () => {
  it('moves a task to the trash, where it can still be read', async () => {
    const { status, body } = await remove(lee);
    expect([status, body]).toEqual([204, undefined]);
    const deleted = taskSchema.parse(await current());
    expect(deleted).toEqual({
      ...task,
      version: 2,
      updatedAt: deleted.deletedAt,
      deletedAt: expect.any(String),
    });
  });

  it('says so once in the log, to whom it concerns', async () => {
    await remove(lee);
    const again = await remove();
    expect([again.status, again.body.code]).toEqual([409, 'task-deleted']);
    const [entry, ...others] = await entries();
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      kind: 'task.deleted',
      actor: { id: lee.sub, name: 'Lee' },
      request: { method: 'DELETE', path: `/api/tasks/${task.id}` },
      task: { id: task.id, number: 1, key: task.key, title: 'Write the page', version: 2 },
    });
    expect(entry?.notify.map(({ name, reason }) => [name, reason]).toSorted()).toEqual([
      ['Kim', 'creator'],
      ['Park', 'assignee'],
    ]);
  });

  it('happens once when many ask at once', async () => {
    const answers = await Promise.all([remove(), remove(), remove(lee), remove(lee)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 409, 409, 409]);
    expect(await entries()).toHaveLength(1);
  });

  it('is not for a viewer, not even of their own part', async () => {
    expect((await remove(park)).status).toBe(403);
  });

  it('tells a stranger nothing', async () => {
    const stranger = await api.signUp('Choi');
    expect((await remove(stranger)).status).toBe(404);
    expect((await restore(stranger)).status).toBe(404);
  });
});

describe('a task in the trash', () => {
  it.each([
    ['PATCH', '', { title: 'New' }],
    ['PATCH', '', { afterId: null }],
    ['PATCH', '', {}],
    ['POST', '/parts', { role: 'text' }],
    ['PUT', '/parts/{part}', { progress: 40 }],
    ['DELETE', '/parts/{part}', undefined],
    ['POST', '/checklist', { text: 'Fold' }],
    ['PUT', '/checklist/{item}', { done: true }],
    ['DELETE', '/checklist/{item}', undefined],
    ['DELETE', '', undefined],
  ])('takes no %s %s %j', async (method, path, body) => {
    await remove();
    const before = await current();
    const address = path
      .replace('{part}', task.parts[0]?.id ?? '')
      .replace('{item}', task.checklist[0]?.id ?? '');
    const answer = await api.request(method, `/api/tasks/${task.id}${address}`, { as: kim, seen: 2, body });
    expect([answer.status, answer.body.code]).toEqual([409, 'task-deleted']);
    expect(await current()).toEqual(before);
  });

  it('is found by everybody in the project, and keeps its number', async () => {
    await remove();
    expect((await api.request('GET', `/api/tasks/${task.key}`, { as: park })).status).toBe(200);
    expect((await api.createTask(kim, project)).number).toBe(2);
  });
});

describe('POST /api/tasks/{taskId}/restore', () => {
  it('takes a task out of the trash as it went in, with a version and an entry', async () => {
    await remove();
    const { status, headers, body } = await restore(lee);
    expect([status, headers.get('etag')]).toEqual([200, '"3"']);
    expect(body).toEqual({ ...task, version: 3, updatedAt: body.updatedAt });
    expect(await current()).toEqual(body);
    expect((await entries()).map(({ kind, notify }) => [kind, notify.length])).toEqual([
      ['task.deleted', 1],
      ['task.restored', 2],
    ]);
  });

  it('changes nothing of a task that is not there', async () => {
    const { status, headers, body } = await restore();
    expect([status, headers.get('etag'), body]).toEqual([200, '"1"', task]);
    expect(await entries()).toEqual([]);
  });

  it('lets whoever saw the task before merge their change afterwards', async () => {
    await remove();
    await restore();
    const { status, body } = await api.request<Task>('PATCH', `/api/tasks/${task.id}`, {
      as: lee,
      seen: 1,
      body: { title: 'New' },
    });
    expect([status, body.version, body.title]).toEqual([200, 4, 'New']);
  });

  it('is not for a viewer', async () => {
    await remove();
    expect((await restore<Problem>(park)).body.code).toBe('forbidden');
  });
});

describe('a task of an archived project', () => {
  it.each([
    ['DELETE', '', undefined],
    ['POST', '/restore', undefined],
    ['PATCH', '', { title: 'New' }],
    ['POST', '/parts', { role: 'text' }],
    ['POST', '/checklist', { text: 'Fold' }],
  ])('takes no %s %s', async (method, path, body) => {
    await api.request('PATCH', `/api/projects/${project.id}`, { as: kim, body: { archived: true } });
    const answer = await api.request(method, `/api/tasks/${task.id}${path}`, { as: kim, seen: 1, body });
    expect([answer.status, answer.body.code]).toEqual([409, 'project-archived']);
    expect(await current()).toEqual(task);
  });

  it('gets no siblings', async () => {
    await api.request('PATCH', `/api/projects/${project.id}`, { as: kim, body: { archived: true } });
    const { status, body } = await api.request('POST', `/api/projects/${project.id}/tasks`, {
      as: kim,
      body: { title: 'New' },
    });
    expect([status, body.code]).toEqual([409, 'project-archived']);
  });
});
