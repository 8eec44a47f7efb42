import type { LogEntry, TaskCreated, TaskUpdated } from '@baton/log-schema';
import type { NotifyReason } from '@baton/vocabulary';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startTaskApi, type TaskApiFixture, type TestUser } from '../test-support/task-api-fixture.ts';

let api: TaskApiFixture;
let kim: TestUser;
let lee: TestUser;
beforeEach(async () => {
  api = await startTaskApi();
  [kim, lee] = await Promise.all([api.signUp('Kim'), api.signUp('Lee')]);
});
afterEach(() => api.close());

/** Everything that is in the log once task-api has stopped. */
async function logOf<Kind extends LogEntry['kind']>(kind: Kind) {
  await api.stop();
  const entries = await api.tables.readLog();
  return entries.filter((entry): entry is Extract<LogEntry, { kind: Kind }> => entry.kind === kind);
}

const recipient = ({ sub: id, email, name, locale }: TestUser, reason: NotifyReason) => ({
  id,
  email,
  name,
  locale,
  timeZone: 'UTC',
  reason,
  unsubscribe: expect.stringMatching(/^t\./),
});

describe('the log of changes', () => {
  it('has one entry for each change, written soon after it', async () => {
    const project = await api.createProject(kim, [['editor', lee]]);
    await api.createTask(kim, project);
    await vi.waitFor(
      async () => expect((await api.tables.readLog()).map(({ kind }) => kind)).toHaveLength(3),
      20_000,
    );
    expect((await api.tables.readLog()).map(({ kind }) => kind)).toEqual([
      'project.created',
      'member.added',
      'task.created',
    ]);
  });

  it('tells what a new task holds, to its assignees', async () => {
    const project = await api.createProject(kim, [['editor', lee]]);
    const task = await api.createTask(kim, project, {
      dueOn: '2026-03-31',
      parts: [{ role: 'design', assigneeId: lee.sub, progress: 10 }],
    });
    const [entry] = await logOf('task.created');
    expect(entry).toEqual({
      v: 2,
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/),
      at: task.createdAt,
      kind: 'task.created',
      request: { id: expect.any(String), method: 'POST', path: `/api/projects/${project.id}/tasks` },
      actor: { id: kim.sub, name: 'Kim' },
      project: { id: project.id, key: project.key, name: project.name },
      task: { id: task.id, number: 1, key: task.key, title: 'Write the page', version: 1 },
      created: {
        description: '',
        status: 'todo',
        progress: 10,
        priority: 'none',
        startOn: null,
        dueOn: '2026-03-31',
        labels: [],
        parts: task.parts,
        checklist: [],
      },
      notify: [recipient(lee, 'assignee')],
    } satisfies TaskCreated);
  });

  it('tells who changed what from what to what, by which request', async () => {
    const project = await api.createProject(kim, [['editor', lee]]);
    const task = await api.createTask(kim, project, { parts: [{ role: 'design', assigneeId: lee.sub }] });
    const { headers } = await api.request('PUT', `/api/tasks/${task.key}/parts/${task.parts[0]?.id}`, {
      as: lee,
      seen: 1,
      body: { progress: 40 },
      headers: { 'x-request-id': 'from-the-load-balancer' },
    });
    expect(headers.get('x-request-id')).toBe('from-the-load-balancer');
    const [entry] = await logOf('task.updated');
    const part = { id: task.parts[0]?.id, role: 'design', assignee: { id: lee.sub, name: 'Lee' } };
    expect(entry).toMatchObject({
      request: {
        id: 'from-the-load-balancer',
        method: 'PUT',
        path: `/api/tasks/${task.key}/parts/${task.parts[0]?.id}`,
      },
      actor: { id: lee.sub, name: 'Lee' },
      task: { version: 2 },
      changes: [
        { field: 'progress', from: 0, to: 40 },
        { field: 'part.progress', part, from: 0, to: 40 },
      ],
      notify: [recipient(kim, 'creator')],
    });
  });

  it('tells those who lost a part, and nobody who is no member', async () => {
    const park = await api.signUp('Park');
    const project = await api.createProject(kim, [
      ['editor', lee],
      ['editor', park],
    ]);
    const task = await api.createTask(kim, project, {
      parts: [
        { role: 'design', assigneeId: lee.sub },
        { role: 'text', assigneeId: park.sub },
      ],
    });
    await api.database.query('DELETE FROM members WHERE user_id = $1', [park.sub]);
    await api.request('DELETE', `/api/tasks/${task.id}/parts/${task.parts[0]?.id}`, { as: kim, seen: 1 });
    const [entry] = await logOf('task.updated');
    expect(entry?.changes).toEqual([{ field: 'part', from: task.parts[0], to: null }]);
    expect(entry?.notify).toEqual([recipient(lee, 'assignee')]);
  });

  it.each([
    ['a lower progress', 'PATCH', '', { progress: 40 }, 40],
    ['a part that is not complete', 'POST', '/parts', { role: 'text', progress: 40 }, 40],
  ])('says that %s made a done task doing again', async (_, method, path, body, progress) => {
    const task = await api.createTask(kim, await api.createProject(kim), { status: 'done' });
    const { body: reopened } = await api.request(method, `/api/tasks/${task.id}${path}`, {
      as: kim,
      seen: 1,
      body,
    });
    expect(reopened).toMatchObject({ status: 'doing', progress });
    const [entry] = await logOf('task.updated');
    expect(entry?.changes.slice(0, 2)).toEqual([
      { field: 'status', from: 'done', to: 'doing' },
      { field: 'progress', from: 100, to: progress },
    ]);
  });

  it('logs a quiet change and tells nobody', async () => {
    const project = await api.createProject(kim, [['editor', lee]]);
    const task = await api.createTask(kim, project);
    await api.request('PATCH', `/api/tasks/${task.id}`, {
      as: lee,
      seen: 1,
      body: { progress: 5, quiet: true },
    });
    const [entry]: TaskUpdated[] = await logOf('task.updated');
    expect(entry).toMatchObject({ changes: [{ field: 'progress', from: 0, to: 5 }], notify: [] });
  });

  it('has nothing of a request that changed nothing or was refused', async () => {
    const task = await api.createTask(kim, await api.createProject(kim));
    const path = `/api/tasks/${task.id}`;
    await api.request('PATCH', path, { as: kim, seen: 1, body: { title: task.title, quiet: true } });
    await api.request('PATCH', path, {
      as: kim,
      seen: 1,
      body: { startOn: '2026-03-02', dueOn: '2026-03-01' },
    });
    await api.request('PATCH', path, { as: kim, seen: 9, body: { title: 'New' } });
    expect(await logOf('task.updated')).toEqual([]);
  });
});

describe('the log of requests', () => {
  it('has those that changed nothing, without their query', async () => {
    const project = await api.createProject(kim);
    const task = await api.createTask(kim, project);
    await api.request('GET', `/api/projects/${project.key}/tasks?limit=5`, { as: kim });
    await api.request('PATCH', `/api/tasks/${task.id}`, { as: kim, seen: 1, body: { title: task.title } });
    await api.request('PATCH', `/api/tasks/${task.id}`, { as: lee, seen: 1, body: { title: 'Mine' } });
    await api.request('GET', '/api/nothing');
    await api.request('GET', '/healthz');
    await api.request('GET', '/readyz');
    const entries = await logOf('request.completed');
    expect(
      entries.map(({ actorId, request, status, code }) => [
        actorId,
        request.method,
        request.path,
        status,
        code,
      ]),
    ).toEqual([
      [kim.sub, 'GET', `/api/projects/${project.key}/tasks`, 200, undefined],
      [kim.sub, 'PATCH', `/api/tasks/${task.id}`, 200, undefined],
      [lee.sub, 'PATCH', `/api/tasks/${task.id}`, 404, 'not-found'],
      [null, 'GET', '/api/nothing', 404, 'not-found'],
    ]);
  });
});
