import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TaskApiFixture } from '../test-support/task-api-fixture.ts';
import { explain, type ExplainedStatement, nodesOf } from './test-support/explain.ts';
import { findIndexes } from './test-support/indexes.ts';
import { JOBS, recordAll } from './test-support/record-all.ts';

// Projects are as small beside all of them as they are where there are many.
const FILLING = { tasks: 20_000, tasksAProject: 40 };

/** A table is large from so many rows on. */
const LARGE = 10_000;

const FILLING_LIMIT_MS = 120_000;

let api: TaskApiFixture;
let explained: readonly ExplainedStatement[];
beforeAll(async () => {
  const recorded = await recordAll(FILLING);
  api = recorded.api;
  explained = await explain(api.database, recorded.statements);
}, FILLING_LIMIT_MS);
afterAll(() => api.close());

it('reads no large table from its beginning to its end on any route', async () => {
  const large = await api.database.query<{ relname: string }>(
    `SELECT relname FROM pg_class WHERE relkind = 'r' AND reltuples > $1`,
    [LARGE],
  );
  const tables = new Set(large.map(({ relname }) => relname));
  expect(tables.size).toBeGreaterThan(15);
  const scans = explained
    // Jobs go through whole tables on purpose, in steps.
    .filter(({ routes }) => routes.size > 0 && !(routes.size === 1 && routes.has(JOBS)))
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

it('keeps no index but those that keep a rule, serve what goes with what it belongs to, or are read', async () => {
  const read = new Set(
    explained.flatMap(({ plans }) => plans.flatMap(nodesOf).map((node) => node['Index Name'])),
  );
  const indexes = await findIndexes(api.database);
  const idle = indexes.filter(
    ({ name, keepsRule, serves }) => !keepsRule && serves === null && !read.has(name),
  );
  expect(idle.map(({ name }) => name)).toEqual([]);
});
