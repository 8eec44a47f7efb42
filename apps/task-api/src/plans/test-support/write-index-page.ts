import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { it } from 'vitest';
import { explain, type ExplainedStatement, nodesOf } from './explain.ts';
import { findIndexes, type SchemaIndex } from './indexes.ts';
import { JOBS, recordAll } from './record-all.ts';

const PAGE = fileURLToPath(new URL('../../../../../docs/performance/indexes.md', import.meta.url));
const FILLING = { tasks: 1_000_000, tasksAProject: 5_000 };
const LIMIT_MS = 30 * 60_000;

it(
  'writes what reads each index, and what that costs',
  async () => {
    const { api, statements } = await recordAll(FILLING);
    const client = new pg.Client({ connectionString: api.database.url });
    try {
      await client.connect();
      await client.query('SET max_parallel_workers_per_gather = 0');
      const explained = await explain(api.database, statements);
      const sections: string[] = [];
      for (const index of await findIndexes(api.database)) {
        sections.push(await sectionOf(index, explained, client));
      }
      writeFileSync(PAGE, [HEAD, ...sections].join('\n\n') + '\n');
    } finally {
      await client.end();
      await api.close();
    }
  },
  LIMIT_MS,
);

const HEAD = `# Indexes

Written by \`npx nx run task-api:index-page\`, on ${FILLING.tasks.toLocaleString('en')} tasks in projects of ${FILLING.tasksAProject.toLocaleString('en')}, with more than 10,000 rows in each other table. Of each index the routes that read it, and of the plainest of their statements, as the service sends it, the part of \`EXPLAIN (ANALYZE, BUFFERS)\` that reads the index; a buffer is 8 KiB. Each statement ran once and was rolled back. \`plans.int.test.ts\` fails for an index that keeps no rule, serves no cascade and is read by no statement, and for a route that reads a large table from its beginning to its end.`;

async function sectionOf(
  index: SchemaIndex,
  explained: readonly ExplainedStatement[],
  client: pg.Client,
): Promise<string> {
  const { name, table, definition, keepsRule, serves, mib } = index;
  const readers = explained
    .filter(({ plans: [plan] }) => plan && indexesOf(plan).includes(name))
    .sort((a, b) => sizeOf(a) - sizeOf(b));
  const roles = [
    keepsRule && 'keeps a rule',
    serves && `finds what goes with a row of \`${serves}\``,
    readers.length > 0 && `is read by ${namesOf(readers)}`,
  ].filter((role) => typeof role === 'string');
  const lines = [
    `## ${name}`,
    '',
    `\`${definition.replace(/^CREATE (UNIQUE )?INDEX \S+ ON public\./, '$1')}\`: ${mib} MiB; ${roles.join('; ')}.`,
  ];
  const plan =
    (await firstPlan(readers, name, client)) ??
    (serves || !keepsRule ? await planByColumn(table, index, client) : undefined);
  return plan ? [...lines, '', '```', ...plan, '```'].join('\n') : lines.join('\n');
}

function indexesOf(plan: Parameters<typeof nodesOf>[0]): unknown[] {
  return nodesOf(plan).map((node) => node['Index Name']);
}

function sizeOf({ plans: [plan] }: ExplainedStatement): number {
  return plan ? nodesOf(plan).length : Infinity;
}

function namesOf(readers: readonly ExplainedStatement[]): string {
  const names = new Set(readers.flatMap(({ routes }) => [...routes]));
  const routes = [...names].filter((name) => name !== JOBS).sort();
  const shown = routes.slice(0, 4).map((route) => `\`${route}\``);
  if (routes.length > shown.length) shown.push(`${routes.length - shown.length} more routes`);
  if (names.has(JOBS) || names.size === 0) shown.push('a job');
  return shown.join(', ');
}

async function firstPlan(
  readers: readonly ExplainedStatement[],
  name: string,
  client: pg.Client,
): Promise<string[] | undefined> {
  for (const { text, values } of readers) {
    const part = partAbout(name, await analyze(client, text, values));
    if (part) return part;
  }
  return undefined;
}

/** As a foreign key asks when the row goes that it points to; of a statement that found nothing to look up, too. */
async function planByColumn(
  table: string,
  { name, definition }: SchemaIndex,
  client: pg.Client,
): Promise<string[] | undefined> {
  const [, column = ''] = /\((\w+)/.exec(definition) ?? [];
  const { rows } = await client.query<{ value: string }>(`SELECT ${column} AS value FROM ${table} LIMIT 1`);
  return partAbout(
    name,
    await analyze(client, `DELETE FROM ${table} WHERE ${column} = $1`, [rows[0]?.value]),
  );
}

async function analyze(client: pg.Client, text: string, values: readonly unknown[]): Promise<string[]> {
  await client.query('BEGIN');
  try {
    const { rows } = await client.query<{ 'QUERY PLAN': string }>({
      text: `EXPLAIN (ANALYZE, BUFFERS, SUMMARY OFF) ${text}`,
      values: [...values],
    });
    return rows.map((row) => row['QUERY PLAN']);
  } finally {
    await client.query('ROLLBACK');
  }
}

/** The lines of the node that reads an index; undefined where there is none, or nothing was ever read. */
function partAbout(name: string, lines: readonly string[]): string[] | undefined {
  const at = lines.findIndex(
    (line) => new RegExp(`\\b(using|on) ${name}\\b`).test(line) && !line.includes('never executed'),
  );
  const first = lines[at];
  if (first === undefined) return undefined;
  const depth = indentOf(first);
  const rest = lines.slice(at + 1);
  const end = rest.findIndex((line) => line.includes('->') || indentOf(line) <= depth);
  return [first, ...rest.slice(0, end < 0 ? undefined : end)].map((line) =>
    line.trim().replace(/^->\s+/, ''),
  );
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
