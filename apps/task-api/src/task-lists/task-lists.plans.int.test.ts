import type { TaskFilters } from '@baton/dto';
import { TASK_SORTS, type TaskSort } from '@baton/vocabulary';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase, type Database, type Query } from '../platform/database/index.ts';
import { insertTaskRows } from '../test-support/task-rows.ts';
import { createTestDatabase, type TestDatabase } from '../test-support/test-database.ts';
import { createTaskListsRepository, type TaskPosition } from './task-lists.repository.ts';
import { type Order, sortKey } from './task-sorts.ts';

const KIM = { sub: '00000000-0000-4000-8000-00000000000a' };
const WEB = { id: '00000000-0000-4000-8000-0000000000f1' };
const APP = { id: '00000000-0000-4000-8000-0000000000f2' };

let testDatabase: TestDatabase;
let database: Database;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = createDatabase({ url: testDatabase.url, poolSize: 1 });
  await testDatabase.query(
    `INSERT INTO users (id, email, name, locale, as_of) VALUES ('${KIM.sub}', 'kim@example.com', 'Kim', 'en', now())`,
  );
  await testDatabase.query(
    `INSERT INTO projects (id, key, name, description, created_at, updated_at)
     SELECT id, key, key, '', now(), now() FROM (VALUES ('${WEB.id}'::uuid, 'WEB'), ('${APP.id}', 'APP')) AS p (id, key)`,
  );
  const varied = {
    title: `'Task ' || md5(n::text)`,
    status: `CASE WHEN n % 1000 = 0 THEN 'blocked' ELSE 'todo' END`,
    priority: `CASE WHEN n % 1000 = 0 THEN 'urgent' ELSE 'none' END`,
    progress: 'n % 101',
    due_on: `CASE WHEN n % 2 = 0 THEN date '2026-03-01' + n % 300 END`,
    labels: `CASE WHEN n % 1000 = 0 THEN ARRAY['rare'] ELSE ARRAY['common'] END`,
    created_at: `now() - n * interval '1 minute'`,
    updated_at: `now() - n % 977 * interval '1 minute'`,
  };
  for (const project of [WEB, APP]) await insertTaskRows(testDatabase, project, KIM, 4_000, varied);
  await testDatabase.query('VACUUM ANALYZE');
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

/** How PostgreSQL reads a page of the project WEB. */
async function planOf(
  filters: TaskFilters,
  sort: TaskSort = 'updated',
  order: Order = 'desc',
  after?: TaskPosition,
): Promise<string> {
  const lines: string[] = [];
  const explain: Query = async (sql, bind) => {
    const plan = await database.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${sql}`, bind);
    lines.push(...plan.map((row) => row['QUERY PLAN']));
    return [];
  };
  const explained = createTaskListsRepository({ query: explain, queryPlannedAnew: explain });
  const selection = { projectId: WEB.id, filters, userId: KIM.sub, today: '2026-03-01' };
  await explained.page(selection, { key: sortKey(sort, order), order, after, limit: 51 });
  return lines.join('\n');
}

const INDEXES: Record<TaskSort, Record<Order, string>> = {
  updated: { asc: 'tasks_by_updated', desc: 'tasks_by_updated' },
  created: { asc: 'tasks_by_created', desc: 'tasks_by_created' },
  due: { asc: 'tasks_by_due', desc: 'tasks_by_due_descending' },
  priority: { asc: 'tasks_by_urgency', desc: 'tasks_by_urgency' },
  progress: { asc: 'tasks_by_progress', desc: 'tasks_by_progress' },
  rank: { asc: 'tasks_rank_unique', desc: 'tasks_rank_unique' },
  number: { asc: 'tasks_number_unique', desc: 'tasks_number_unique' },
};

const POSITIONS: Record<TaskSort, string> = {
  updated: '2026-03-01T09:00:00.000000Z',
  created: '2026-03-01T09:00:00.000000Z',
  due: '2026-06-01',
  priority: '1',
  progress: '50',
  rank: 'd002000',
  number: '2000',
};

describe('a page', () => {
  const sorts = TASK_SORTS.flatMap((sort) => [[sort, 'asc'] as const, [sort, 'desc'] as const]);

  it.each(sorts)(
    'by %s %s is read from an index in its order, from the first on and from the middle',
    async (sort, order) => {
      const index = new RegExp(`Index Scan (Backward )?using ${INDEXES[sort][order]} on tasks`);
      const unsorted = expect.not.stringMatching(/Seq Scan on tasks|-> +Sort .*\n.*Sort Key: t\./);
      const first = await planOf({}, sort, order);
      expect(first).toMatch(index);
      expect(first).toEqual(unsorted);
      const middle = await planOf({}, sort, order, { value: POSITIONS[sort], id: WEB.id });
      expect(middle).toMatch(index);
      expect(middle).toEqual(unsorted);
    },
  );

  it.each<[string, TaskFilters, string]>([
    ['status', { status: ['blocked'] }, 'tasks_by_status'],
    ['priority', { priority: ['urgent'] }, 'tasks_by_urgency'],
    ['label', { label: ['rare'] }, 'tasks_by_label'],
    ['due day', { dueBefore: '2026-03-02' }, 'tasks_by_due'],
    ['word', { q: 'c4ca4238a0b9' }, 'search_texts_by_gram'],
    ['word of two syllables', { q: '로그' }, 'search_texts_by_gram'],
    ['part of a word of two letters', { q: 'zq' }, 'search_texts_by_gram'],
  ])('of a rare %s is found by an index', async (_, filters, index) => {
    const plan = await planOf(filters);
    expect(plan).toContain(`Scan ${plan.includes('Bitmap') ? 'on' : 'using'} ${index}`);
    expect(plan).not.toContain('Seq Scan on tasks');
  });
});
