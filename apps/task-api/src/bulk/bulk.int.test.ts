import { randomUUID } from 'node:crypto';
import type { BulkResult, Project, Task } from '@baton/dto';
import type { OutboxEntry } from '@baton/log-schema';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTaskApi, type TaskApiFixture, type TestUser } from '../test-support/task-api-fixture.ts';

let api: TaskApiFixture;
let kim: TestUser;
let lee: TestUser;
let park: TestUser;
let project: Project;
let tasks: Task[];
beforeAll(async () => {
  api = await startTaskApi();
  [kim, lee, park] = await Promise.all([api.signUp('Kim'), api.signUp('Lee'), api.signUp('Park')]);
});
afterAll(() => api.close());
beforeEach(async () => {
  project = await api.createProject(kim, [
    ['editor', lee],
    ['editor', park],
  ]);
  tasks = await Promise.all([
    api.createTask(kim, project, { title: 'One', labels: ['site'] }),
    api.createTask(lee, project, { title: 'Two', parts: [{ role: 'text', assigneeId: lee.sub }] }),
    api.createTask(kim, project, { title: 'Three', startOn: '2026-03-10' }),
  ]);
});

async function bulk<Body = BulkResult>(action: 'bulk' | 'bulk-delete', body: object, as = kim) {
  return api.request<Body>('POST', `/api/projects/${project.id}/tasks/${action}`, { as, body });
}

const ids = () => tasks.map(({ id }) => id);

async function currentTasks(): Promise<Task[]> {
  return Promise.all(
    tasks.map(async ({ id }) => (await api.request<Task>('GET', `/api/tasks/${id}`, { as: kim })).body),
  );
}

/** What a request wrote, wherever it is on its way to the log. */
async function entriesOf(requestId: string): Promise<OutboxEntry[]> {
  await expect.poll(() => api.database.query('SELECT FROM outbox'), { timeout: 20_000 }).toEqual([]);
  const log = await api.tables.readLog();
  return log.filter((entry) => entry.request.id === requestId) as OutboxEntry[];
}

describe('POST /api/projects/{projectId}/tasks/bulk', () => {
  it('changes every task, in the order of the ids', async () => {
    const order = ids().reverse();
    const { status, body } = await bulk('bulk', {
      ids: order,
      patch: { status: 'done', addLabels: ['launch'], dueOn: '2026-03-31' },
    });
    expect([status, body.items]).toEqual([200, order.map((id) => ({ id, version: 2, changed: true }))]);
    const [one, two] = await currentTasks();
    expect(one).toEqual({
      ...tasks[0],
      status: 'done',
      progress: 100,
      labels: ['site', 'launch'],
      dueOn: '2026-03-31',
      version: 2,
      updatedAt: expect.any(String),
      doneAt: expect.any(String),
    });
    expect(two?.parts).toEqual([{ ...tasks[1]?.parts[0], progress: 100 }]);
  });

  it('logs each change, and tells everybody concerned in one digest', async () => {
    const { headers } = await bulk('bulk', { ids: ids(), patch: { priority: 'high' } }, park);
    const entries = await entriesOf(headers.get('x-request-id') ?? '');
    const updates = entries.filter((entry) => entry.kind === 'task.updated');
    const digests = entries.filter((entry) => entry.kind === 'digest');
    expect(
      updates.map(({ task, changes, notify }) => [task.title, task.version, changes, notify]).sort(),
    ).toEqual(
      ['One', 'Three', 'Two'].map((title) => [
        title,
        2,
        [{ field: 'priority', from: 'none', to: 'high' }],
        [],
      ]),
    );
    expect(
      digests
        .map(({ notify: [recipient], total, items }) => [
          recipient?.name,
          recipient?.reason,
          total,
          items.map(({ task }) => task.title).sort(),
        ])
        .sort(),
    ).toEqual([
      ['Kim', 'creator', 2, ['One', 'Three']],
      ['Lee', 'assignee', 1, ['Two']],
    ]);
    expect(new Set(entries.map((entry) => 'bulkId' in entry && entry.bulkId)).size).toBe(1);
  });

  it('tells nobody when it is quiet', async () => {
    const { headers } = await bulk('bulk', { ids: ids(), patch: { priority: 'low' }, quiet: true }, park);
    const entries = await entriesOf(headers.get('x-request-id') ?? '');
    expect(entries.map(({ kind }) => kind)).toEqual(['task.updated', 'task.updated', 'task.updated']);
  });

  it('leaves alone what is so already', async () => {
    const { body, headers } = await bulk('bulk', { ids: ids(), patch: { addLabels: ['site'] } });
    expect(body.items.map(({ version, changed }) => [version, changed])).toEqual([
      [1, false],
      [2, true],
      [2, true],
    ]);
    expect(await entriesOf(headers.get('x-request-id') ?? '')).toHaveLength(3);
    const repeat = await bulk('bulk', { ids: ids(), patch: { addLabels: ['site'] } });
    expect(repeat.body.items.map(({ changed }) => changed)).toEqual([false, false, false]);
  });

  it('keeps what others changed since in the same fields from being overwritten unseen', async () => {
    await bulk('bulk', { ids: ids(), patch: { priority: 'high' } });
    const { status, body } = await api.request('PATCH', `/api/tasks/${tasks[0]?.id}`, {
      as: lee,
      seen: 1,
      body: { priority: 'low' },
    });
    expect([status, body.conflicts]).toEqual([409, [{ field: 'priority', theirs: 'high', mine: 'low' }]]);
  });

  it('changes nothing and says why of each task that cannot be changed', async () => {
    const elsewhere = await api.createTask(kim, await api.createProject(kim));
    const trashed = await api.createTask(kim, project);
    await api.request('DELETE', `/api/tasks/${trashed.id}`, { as: kim });
    const unknown = randomUUID();
    const before = await currentTasks();

    const all = [...ids(), unknown, elsewhere.id, trashed.id];
    const { status, body } = await bulk<{ code: string; failures: object[] }>('bulk', {
      ids: all,
      patch: { dueOn: '2026-03-01', priority: 'urgent' },
    });
    expect([status, body.code]).toEqual([422, 'bulk-refused']);
    expect(body.failures).toEqual([
      { id: tasks[2]?.id, code: 'validation', message: 'dueOn: Must not be before the start, 2026-03-10' },
      { id: unknown, code: 'not-found', message: 'The project has no such task.' },
      { id: elsewhere.id, code: 'not-found', message: 'The project has no such task.' },
      { id: trashed.id, code: 'task-deleted', message: expect.stringContaining('It can be restored') },
    ]);
    expect(await currentTasks()).toEqual(before);
  });

  it.each([
    ['nothing to change', { patch: {} }, 'patch'],
    ['no task', { ids: [], patch: { progress: 1 } }, 'ids'],
    [
      'a task twice',
      {
        ids: ['0199f0a4-7c1e-7b7e-9d52-3f0d6b1f5a10', '0199F0A4-7C1E-7B7E-9D52-3F0D6B1F5A10'],
        patch: { progress: 1 },
      },
      'ids',
    ],
    [
      'six thousand tasks',
      { ids: Array.from({ length: 6_000 }, () => randomUUID()), patch: { progress: 1 } },
      'ids',
    ],
    ['a field that one sets one by one', { patch: { title: 'All the same', progress: 1 } }, 'patch.title'],
  ])('refuses %s', async (_what, body, path) => {
    const { status, body: problem } = await bulk<{ errors: { path: string }[] }>('bulk', {
      ids: ids(),
      ...body,
    });
    expect([status, problem.errors.map((error) => error.path)]).toEqual([400, [path]]);
  });

  it('refuses ten thousand tasks, which no body holds, and does none of it', async () => {
    const many = [...ids(), ...Array.from({ length: 10_000 - tasks.length }, () => randomUUID())];
    const { status, body } = await bulk<{ code: string }>('bulk', { ids: many, patch: { progress: 1 } });
    expect([status, body.code]).toEqual([413, 'payload-too-large']);
    expect((await currentTasks()).map(({ version }) => version)).toEqual(tasks.map(() => 1));
  });

  it('lets two at once, in opposite orders, both through', async () => {
    const many = await Promise.all(Array.from({ length: 20 }, () => api.createTask(kim, project)));
    const order = many.map(({ id }) => id);
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, turn) =>
        bulk('bulk', {
          ids: turn % 2 ? order : order.toReversed(),
          patch: { progress: turn + 1 },
        }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
    const versions = answers.flatMap(({ body }) => body.items.map(({ version }) => version));
    expect(Math.max(...versions)).toBe(9);
  });
});

describe('POST /api/projects/{projectId}/tasks/bulk-delete', () => {
  it('moves every task to the trash, and tells it in one digest', async () => {
    const { status, body, headers } = await bulk('bulk-delete', { ids: ids() }, park);
    expect([status, body.items]).toEqual([200, ids().map((id) => ({ id, version: 2, changed: true }))]);
    expect((await currentTasks()).map(({ deletedAt }) => deletedAt)).toEqual(
      tasks.map(() => expect.any(String)),
    );
    const entries = await entriesOf(headers.get('x-request-id') ?? '');
    expect(entries.map(({ kind }) => kind).sort()).toEqual([
      'digest',
      'digest',
      'task.deleted',
      'task.deleted',
      'task.deleted',
    ]);
  });

  it('deletes none when one is deleted already', async () => {
    await api.request('DELETE', `/api/tasks/${tasks[1]?.id}`, { as: kim });
    const { status, body } = await bulk<{ failures: object[] }>('bulk-delete', { ids: ids() });
    expect([status, body.failures]).toEqual([
      422,
      [{ id: tasks[1]?.id, code: 'task-deleted', message: expect.any(String) }],
    ]);
    const [one] = await currentTasks();
    expect(one?.deletedAt).toBeNull();
  });
});

describe('removing a member', () => {
  it('takes them off their parts, also in the trash, and tells the others in one digest', async () => {
    const parts = [{ role: 'text', assigneeId: lee.sub, progress: 30 }];
    const both = [
      await api.createTask(park, project, { title: 'Four', parts }),
      await api.createTask(park, project, { title: 'Five', parts }),
    ];
    await api.request('DELETE', `/api/tasks/${both[1]?.id}`, { as: kim });
    const { status, headers } = await api.request(
      'DELETE',
      `/api/projects/${project.id}/members/${lee.sub}`,
      {
        as: kim,
      },
    );
    expect(status).toBe(204);

    for (const { id } of both) {
      const { body } = await api.request<Task>('GET', `/api/tasks/${id}`, { as: kim });
      expect(body.parts).toMatchObject([{ assignee: null, progress: 30 }]);
    }
    const entries = await entriesOf(headers.get('x-request-id') ?? '');
    expect(
      entries.flatMap((entry) =>
        entry.kind === 'digest'
          ? [[entry.notify[0]?.name, entry.items.map(({ task }) => task.title).sort()]]
          : [],
      ),
    ).toEqual([['Park', ['Five', 'Four']]]);
  });
});
