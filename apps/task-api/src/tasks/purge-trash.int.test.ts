import type { TaskPurged } from '@baton/log-schema';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createOutboxRepository } from '../change-log/index.ts';
import { createDatabase, type Database } from '../platform/database/index.ts';
import { createTestDatabase, type TestDatabase } from '../test-support/test-database.ts';
import { createPurgeTrash } from './purge-trash.ts';
import { createTrashRepository } from './trash.repository.ts';

const KIM = '00000000-0000-4000-8000-00000000000a';
const WEB = '00000000-0000-4000-8000-0000000000f1';

let database: TestDatabase;
let connections: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  connections = createDatabase({ url: database.url, poolSize: 4 });
  await database.query(`
    INSERT INTO users (id, email, name, locale, as_of) VALUES ('${KIM}', 'kim@example.com', 'Kim', 'ko', now());
    INSERT INTO projects (id, key, name, description, created_at, updated_at, archived_at)
      VALUES ('${WEB}', 'WEB', 'Web site', '', now(), now(), now());
  `);
});
beforeEach(() => database.query('TRUNCATE tasks, outbox CASCADE'));
afterAll(async () => {
  await connections.close();
  await database.drop();
});

/** Tasks with a part, a comment and a watcher each, in the trash for so long; null is not in the trash. */
async function addTasks(numbers: { from: number; to: number }, inTrash: string | null): Promise<void> {
  await database.query(
    `WITH added AS (
       INSERT INTO tasks (id, project_id, number, title, description, status, progress, priority, labels, rank,
         version, field_versions, created_by, created_at, updated_at, deleted_at)
       SELECT gen_random_uuid(), '${WEB}', n, 'Task ' || n, '', 'todo', 0, 'none', '{}', 'a' || lpad(n::text, 4, '0'),
         3, '{}', '${KIM}', now(), now(), now() - $3::interval
       FROM generate_series($1::int, $2::int) n RETURNING id
     ), parts AS (
       INSERT INTO parts (id, task_id, role, progress, weight, position)
       SELECT gen_random_uuid(), id, 'text', 0, 1, 0 FROM added
     ), watchers AS (
       INSERT INTO watchers (task_id, user_id, watching) SELECT id, '${KIM}', true FROM added
     )
     INSERT INTO comments (id, task_id, author_id, body, mentions, created_at)
     SELECT gen_random_uuid(), id, '${KIM}', 'Ready', '{}', now() FROM added`,
    [numbers.from, numbers.to, inTrash],
  );
}

const purge = (stopping = new AbortController().signal) =>
  createPurgeTrash({
    transaction: connections.transaction,
    trash: createTrashRepository(connections.query),
    outbox: createOutboxRepository(connections),
  }).run(stopping);

async function left(): Promise<number[]> {
  const rows = await database.query<{ number: number }>('SELECT number FROM tasks ORDER BY number');
  return rows.map(({ number }) => number);
}

async function entries(): Promise<TaskPurged[]> {
  const rows = await database.query<{ entry: TaskPurged }>('SELECT entry FROM outbox');
  return rows.map(({ entry }) => entry).toSorted((a, b) => a.task.number - b.task.number);
}

describe('purging the trash', () => {
  it('removes what has been there for 30 days, with all that belongs to it', async () => {
    await addTasks({ from: 1, to: 1 }, null);
    await addTasks({ from: 2, to: 2 }, '29 days 23 hours');
    await addTasks({ from: 3, to: 4 }, '30 days 1 hour');
    expect(await purge()).toBe(2);
    expect(await left()).toEqual([1, 2]);
    for (const table of ['parts', 'comments', 'watchers']) {
      expect(await database.query(`SELECT count(*)::int AS rows FROM ${table}`)).toEqual([{ rows: 2 }]);
    }
    expect(await purge()).toBe(0);
  });

  it('has an entry for each, of nobody’s doing and of one run, and mails nobody', async () => {
    await addTasks({ from: 3, to: 4 }, '31 days');
    await purge();
    const [third, fourth] = (await entries()) as [TaskPurged, TaskPurged];
    expect(third).toEqual({
      v: 2,
      id: expect.any(String),
      at: expect.any(String),
      kind: 'task.purged',
      request: { id: expect.any(String), method: 'JOB', path: 'purge-trash' },
      actor: { id: '00000000-0000-0000-0000-000000000000', name: 'Baton' },
      project: { id: WEB, key: 'WEB', name: 'Web site' },
      task: { id: expect.any(String), number: 3, key: 'WEB-3', title: 'Task 3', version: 3 },
      notify: [],
    } satisfies TaskPurged);
    expect(fourth.request.id).toBe(third.request.id);
  });

  it('removes each once when processes do it at once, however many there are', async () => {
    await addTasks({ from: 1, to: 250 }, '40 days');
    const removed = await Promise.all([purge(), purge(), purge()]);
    // A process may give up early where others hold what is left.
    const rest = await purge();
    expect(removed.reduce((sum, count) => sum + count, rest)).toBe(250);
    expect(await left()).toEqual([]);
    expect((await entries()).map(({ task }) => task.number)).toEqual(
      Array.from({ length: 250 }, (_, index) => index + 1),
    );
  });

  it('leaves alone what somebody holds, such as who restores it just now', async () => {
    await addTasks({ from: 1, to: 2 }, '40 days');
    await connections.transaction(async (tx) => {
      await connections.query('SELECT FROM tasks WHERE number = 1 FOR UPDATE', {}, tx);
      expect(await purge()).toBe(1);
      await connections.query('UPDATE tasks SET deleted_at = NULL WHERE number = 1', {}, tx);
    });
    expect(await purge()).toBe(0);
    expect(await left()).toEqual([1]);
  });

  it('ends between two batches when it is told to stop', async () => {
    await addTasks({ from: 1, to: 150 }, '40 days');
    expect(await purge(AbortSignal.abort())).toBe(100);
    expect(await left()).toHaveLength(50);
  });
});
