import { type Task, taskSchema } from '@baton/dto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTaskApi, type TaskApiFixture, type TestUser } from '../test-support/task-api-fixture.ts';

let api: TaskApiFixture;
let kim: TestUser;
let lee: TestUser;
beforeAll(async () => {
  api = await startTaskApi();
  [kim, lee] = await Promise.all([api.signUp('Kim'), api.signUp('Lee')]);
});
afterAll(() => api.close());

describe('POST /api/projects/{projectId}/tasks', () => {
  it('creates a task from a title alone', async () => {
    const project = await api.createProject(kim);
    const { status, headers, body } = await api.request<Task>('POST', `/api/projects/${project.key}/tasks`, {
      as: kim,
      body: { title: 'Write the page' },
    });
    expect(status).toBe(201);
    expect(taskSchema.parse(body)).toEqual({
      id: expect.any(String),
      projectId: project.id,
      number: 1,
      key: `${project.key}-1`,
      title: 'Write the page',
      description: '',
      status: 'todo',
      progress: 0,
      priority: 'none',
      startOn: null,
      dueOn: null,
      labels: [],
      parts: [],
      checklist: [],
      rank: 'a0',
      version: 1,
      createdBy: { id: kim.sub, name: 'Kim' },
      createdAt: expect.any(String),
      updatedAt: body.createdAt,
      doneAt: null,
      deletedAt: null,
    });
    expect(headers.get('etag')).toBe('"1"');
    expect(headers.get('location')).toBe(`/api/tasks/${body.id}`);
  });

  it('creates a task with all of its fields and parts, and answers the same when asked for it', async () => {
    const project = await api.createProject(kim, [['editor', lee]]);
    const input = {
      title: '랜딩 페이지 🎨',
      description: '# Plan\n\n- draw\n- write',
      status: 'doing',
      priority: 'urgent',
      startOn: '2026-03-01',
      dueOn: '2026-03-31',
      labels: ['site', 'q1'],
    };
    const created = await api.createTask(kim, project, {
      ...input,
      progress: 99,
      parts: [
        { role: 'design', assigneeId: lee.sub.toUpperCase(), progress: 50, weight: 2 },
        { role: 'text', assigneeId: null },
      ],
    });
    expect(created).toMatchObject({
      ...input,
      progress: 33,
      parts: [
        { role: 'design', assignee: { id: lee.sub, name: 'Lee' }, progress: 50, weight: 2 },
        { role: 'text', assignee: null, progress: 0, weight: 1 },
      ],
    });
    const { body } = await api.request('GET', `/api/tasks/${created.id}`, { as: lee });
    expect(body).toEqual(created);
  });

  it('takes done as 100 in every part', async () => {
    const project = await api.createProject(kim);
    const task = await api.createTask(kim, project, {
      status: 'done',
      progress: 10,
      parts: [{ role: 'text' }],
    });
    expect(task).toMatchObject({ progress: 100, parts: [{ progress: 100 }] });
  });

  it('numbers tasks without gap or repeat when 50 clients create them at once', async () => {
    const project = await api.createProject(kim);
    const clients = Array.from({ length: 50 }, async () => [
      await api.createTask(kim, project),
      await api.createTask(kim, project),
    ]);
    const tasks = (await Promise.all(clients)).flat().toSorted((a, b) => a.number - b.number);
    expect(tasks.map(({ number }) => number)).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
    expect(tasks.toSorted((a, b) => (a.rank < b.rank ? -1 : 1))).toEqual(tasks);
    expect(new Set(tasks.map(({ rank }) => rank)).size).toBe(100);
  });

  it.each([
    ['emoji', '👩‍👩‍👧 Launch 🚀 day'],
    ['Arabic', 'صفحة الهبوط الجديدة'],
    ['Hebrew with marks and directions', 'דַּף נְחִיתָה \u200f(חדש)\u200e'],
    ['Korean, composed and not', `한글 ${'한글'.normalize('NFD')}`],
    ['markup and quotes', `<b>O'Brien</b> "\\" $1 :id %s`],
  ])('keeps a title as it is: %s', async (_, title) => {
    const created = await api.createTask(kim, await api.createProject(kim), { title });
    const { body } = await api.request<Task>('GET', `/api/tasks/${created.id}`, { as: kim });
    expect([created.title, body.title]).toEqual([title, title]);
  });

  it('spends no number on a task that is refused', async () => {
    const project = await api.createProject(kim);
    await api.createTask(kim, project, { parts: [{ role: 'text', assigneeId: lee.sub }] });
    expect((await api.createTask(kim, project)).number).toBe(1);
  });

  it('names every part whose assignee is no member', async () => {
    const project = await api.createProject(kim);
    const { status, body } = await api.request('POST', `/api/projects/${project.id}/tasks`, {
      as: kim,
      body: {
        title: 'Write the page',
        parts: [
          { role: 'design', assigneeId: lee.sub },
          { role: 'text', assigneeId: kim.sub },
          { role: 'review', assigneeId: '0199f0a4-7c1e-7b7e-9d52-3f0d6b1f5a10' },
        ],
      },
    });
    expect([status, body.code, body.errors]).toEqual([
      400,
      'validation',
      [
        { path: 'parts.0.assigneeId', message: 'Must be a member of the project' },
        { path: 'parts.2.assigneeId', message: 'Must be a member of the project' },
      ],
    ]);
  });

  it('is not for a viewer', async () => {
    const project = await api.createProject(kim, [['viewer', lee]]);
    const { status, body } = await api.request('POST', `/api/projects/${project.id}/tasks`, {
      as: lee,
      body: { title: 'Write the page' },
    });
    expect([status, body.code]).toEqual([403, 'forbidden']);
  });

  it('tells a stranger nothing', async () => {
    const project = await api.createProject(kim);
    const { status, body } = await api.request('POST', `/api/projects/${project.id}/tasks`, {
      as: lee,
      body: { title: 'Write the page' },
    });
    expect([status, body.code]).toEqual([404, 'not-found']);
  });
});

describe('GET /api/tasks/{taskId}', () => {
  it('finds a task by its id and by its key, with its version as a tag', async () => {
    const task = await api.createTask(kim, await api.createProject(kim));
    const byId = await api.request('GET', `/api/tasks/${task.id}`, { as: kim });
    const byKey = await api.request('GET', `/api/tasks/${task.key}`, { as: kim });
    expect([byId.status, byId.headers.get('etag'), byId.body]).toEqual([200, '"1"', task]);
    expect(byKey.body).toEqual(task);
  });

  it('tells a stranger nothing', async () => {
    const task = await api.createTask(kim, await api.createProject(kim));
    const theirs = await api.request('GET', `/api/tasks/${task.key}`, { as: lee });
    const nobodys = await api.request('GET', '/api/tasks/0199f0a4-7c1e-7b7e-9d52-3f0d6b1f5a10', { as: lee });
    expect([theirs.status, theirs.body.code]).toEqual([404, 'not-found']);
    expect(theirs.body.detail).toBe(nobodys.body.detail);
  });
});
