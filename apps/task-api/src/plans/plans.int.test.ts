import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { WALKED_ROUTES } from '../contract/test-support/cases.ts';
import { createContractClient } from '../contract/test-support/contract-client.ts';
import { assemblePeople, openScene, type People } from '../contract/test-support/scene.ts';
import { startTaskApi, type TaskApiFixture } from '../test-support/task-api-fixture.ts';
import { explain, type ExplainedStatement, nodesOf } from './test-support/explain.ts';
import { BIG_PROJECT_ID, BIG_TASK_ID, fillDatabase } from './test-support/fill-database.ts';
import { LIST_QUERIES } from './test-support/list-queries.ts';
import { recordStatements, type StatementRecorder } from './test-support/record-statements.ts';

// Projects are as small beside all of them as they are where there are many.
const FILLING = { tasks: 20_000, tasksAProject: 40 };

/** A table is large from so many rows on. */
const LARGE = 10_000;

const FILLING_LIMIT_MS = 120_000;

let api: TaskApiFixture;
let explained: readonly ExplainedStatement[];
beforeAll(async () => {
  const recorder = recordStatements();
  api = await startTaskApi();
  await fillDatabase(api.database, FILLING);
  const people = await assemblePeople(api);
  await walk(people, recorder);
  await readBigProject(people, recorder);
  vi.restoreAllMocks();
  explained = await explain(api.database.url, recorder.statements());
}, FILLING_LIMIT_MS);
afterAll(() => api.close());

/** Asks each route of the contracts for what it does when it succeeds. */
async function walk(people: People, recorder: StatementRecorder): Promise<void> {
  const ask = createContractClient(api.url, people.owner);
  for (const { id, route, success, otherSuccess } of WALKED_ROUTES) {
    for (const toRequest of [success, otherSuccess]) {
      if (!toRequest) continue;
      recorder.route = undefined;
      const request = await toRequest(await openScene(api, people));
      recorder.route = id;
      expect([id, (await ask(route, request)).status]).toEqual([id, expect.toSatisfy(isSuccess)]);
    }
  }
}

/** Asks each route that reads of a large project, and lists its tasks in every way. */
async function readBigProject({ owner }: People, recorder: StatementRecorder): Promise<void> {
  await api.database.query(`INSERT INTO members VALUES ($1, $2, 'owner', now())`, [
    BIG_PROJECT_ID,
    owner.sub,
  ]);
  const params = { projectId: BIG_PROJECT_ID, taskId: BIG_TASK_ID };
  const ask = createContractClient(api.url, owner);
  for (const { id, route } of WALKED_ROUTES.filter((walked) => walked.route.method === 'get')) {
    recorder.route = id;
    for (const query of id === 'listTasks' ? LIST_QUERIES : ['']) {
      const { status, text } = await ask(route, { params }, { query: `?${query}` });
      expect([id, query, status]).toEqual([id, query, expect.toSatisfy(isSuccess)]);
      if (id !== 'listTasks') continue;
      const { nextCursor } = JSON.parse(text) as { nextCursor: string | null };
      if (nextCursor) await ask(route, { params }, { query: `?${query}&cursor=${nextCursor}` });
    }
  }
}

function isSuccess(status: number): boolean {
  return status < 300;
}

it('reads no large table from its beginning to its end on any route', async () => {
  const large = await api.database.query<{ relname: string }>(
    `SELECT relname FROM pg_class WHERE relkind = 'r' AND reltuples > $1`,
    [LARGE],
  );
  const tables = new Set(large.map(({ relname }) => relname));
  expect(tables.size).toBeGreaterThan(15);
  const scans = explained
    .filter(({ routes }) => routes.size > 0)
    .flatMap(({ text, routes, plans }) =>
      plans
        .flatMap(nodesOf)
        .filter((node) => node['Node Type'] === 'Seq Scan' && tables.has(node['Relation Name'] ?? ''))
        .map((node) => ({ table: node['Relation Name'], routes: [...routes], text })),
    );
  expect(scans).toEqual([]);
});

it('finds by an index whatever goes with what it belongs to', async () => {
  const unindexed = await api.database.query(
    `SELECT conrelid::regclass::text AS table, a.attname AS column
     FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
     WHERE c.contype = 'f' AND c.confdeltype = 'c' AND NOT EXISTS (
       SELECT FROM pg_index i WHERE i.indrelid = c.conrelid AND i.indpred IS NULL AND i.indkey[0] = c.conkey[1]
     )`,
  );
  expect(unindexed).toEqual([]);
});
