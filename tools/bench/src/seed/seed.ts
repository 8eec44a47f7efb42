import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { type CopiedTable, tables } from './copy-lines.ts';
import { type SeedPlan, TEXTS, textOf } from './seed-plan.ts';

/** Lines are sent in pieces of about so many characters. */
const PIECE = 1 << 18;

/** Neither foreign keys nor triggers: the rows are right, and the words follow their tasks. */
const SESSION = '-c session_replication_role=replica -c maintenance_work_mem=768MB -c work_mem=128MB';

/** Of `parts`, of `watchers`, of `tasks`, and of the words of tasks. */
const CONNECTIONS = 4;

/**
 * Fills a database that has task-api's schema and no rows: COPY into tables without their indexes and triggers,
 * then the indexes as the schema has them, the index of words included, and statistics. The large tables are
 * filled and indexed beside each other.
 */
export async function seed(databaseUrl: string, plan: SeedPlan): Promise<void> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: CONNECTIONS, options: SESSION });
  try {
    const indexes = await dropIndexes(pool);
    const fill = async ([table, copied]: readonly [string, CopiedTable]) => {
      await copy(pool, table, copied);
      await finish(pool, indexes, table);
    };
    const { tasks, ...others } = tables(plan);
    await Promise.all([
      copy(pool, 'tasks', tasks).then(() =>
        Promise.all([addSearchTexts(pool, indexes), finish(pool, indexes, 'tasks')]),
      ),
      ...Object.entries(others).map(fill),
    ]);
  } finally {
    await pool.end();
  }
}

/** How each index is made. */
type Definitions = ReadonlyMap<string, readonly string[]>;

/** Drops what is no constraint, and gives it by table. */
async function dropIndexes(pool: pg.Pool): Promise<Definitions> {
  const { rows } = await pool.query<{ table: string; names: string; definitions: string[] }>(
    `SELECT indrelid::regclass::text AS table, string_agg(indexrelid::regclass::text, ', ') AS names,
       array_agg(pg_get_indexdef(indexrelid)) AS definitions
     FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
     WHERE c.relnamespace = 'public'::regnamespace
       AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid)
     GROUP BY indrelid`,
  );
  for (const { names } of rows) await pool.query(`DROP INDEX ${names}`);
  return new Map(rows.map(({ table, definitions }) => [table, definitions]));
}

async function copy(pool: pg.Pool, table: string, { columns, lines }: CopiedTable): Promise<void> {
  const client = await pool.connect();
  try {
    await pipeline(
      Readable.from(inPieces(lines())),
      client.query(copyFrom(`COPY ${table} (${columns}) FROM STDIN`)),
    );
  } finally {
    client.release();
  }
}

/** Makes the indexes of a table anew, and what the planner knows about it. */
async function finish(pool: pg.Pool, indexes: Definitions, table: string): Promise<void> {
  for (const definition of indexes.get(table) ?? []) await pool.query(definition);
  await pool.query(`VACUUM (ANALYZE) ${table}`);
}

async function addSearchTexts(pool: pg.Pool, indexes: Definitions): Promise<void> {
  const texts = Array.from({ length: TEXTS }, (_, text) => textOf(text));
  await pool.query(
    `WITH texts AS MATERIALIZED (
       SELECT title, content, search_index(content) AS grams
       FROM jsonb_to_recordset($1) AS text (title text, description text),
         LATERAL (SELECT search_fold(title || E'\\n' || description) OFFSET 0) AS folded (content)
     )
     INSERT INTO search_texts (id, task_id, project_id, content, grams)
     SELECT t.id, t.id, t.project_id, content, grams FROM tasks t JOIN texts USING (title)`,
    [JSON.stringify(texts)],
  );
  await finish(pool, indexes, 'search_texts');
}

function* inPieces(lines: Iterable<string>): Generator<string> {
  let piece = '';
  for (const line of lines) {
    piece += line;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}
