import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { tables } from './copy-lines.ts';
import { type SeedPlan, TEXTS, textOf } from './seed-plan.ts';

/** Lines are sent in pieces of about so many characters. */
const PIECE = 1 << 18;

/**
 * Fills a database that has task-api's schema and no rows: COPY into tables without their indexes and triggers,
 * then the indexes as the schema has them, the index of words included, then statistics.
 */
export async function seed(databaseUrl: string, plan: SeedPlan): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    // Neither foreign keys nor triggers: the rows are right, and the words follow below.
    await client.query(`SET session_replication_role = replica`);
    await client.query(`SET maintenance_work_mem = '768MB'; SET work_mem = '128MB'`);
    const indexes = await dropIndexes(client);
    for (const [table, { columns, lines }] of Object.entries(tables(plan))) {
      await pipeline(
        Readable.from(inPieces(lines())),
        client.query(copyFrom(`COPY ${table} (${columns}) FROM STDIN`)),
      );
    }
    await addSearchTexts(client);
    for (const definition of indexes) await client.query(definition);
    await client.query('VACUUM (ANALYZE)');
  } finally {
    await client.end();
  }
}

/** Drops what is no constraint, and gives how each is made. */
async function dropIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition
     FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
     WHERE c.relnamespace = 'public'::regnamespace
       AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid)`,
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  return rows.map(({ definition }) => definition);
}

async function addSearchTexts(client: pg.Client): Promise<void> {
  const texts = Array.from({ length: TEXTS }, (_, text) => textOf(text));
  await client.query(
    `CREATE TEMP TABLE texts AS
     SELECT title, content, search_index(content) AS grams
     FROM jsonb_to_recordset($1) AS text (title text, description text),
       LATERAL (SELECT search_fold(title || E'\\n' || description) OFFSET 0) AS folded (content)`,
    [JSON.stringify(texts)],
  );
  await client.query('ANALYZE texts');
  await client.query(
    `INSERT INTO search_texts (id, task_id, project_id, content, grams)
     SELECT t.id, t.id, t.project_id, content, grams FROM tasks t JOIN texts USING (title)`,
  );
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
