import type { TestDatabase } from '../../test-support/test-database.ts';

export interface SchemaIndex {
  readonly name: string;
  readonly table: string;
  /** As PostgreSQL would make it. */
  readonly definition: string;
  /** Of a primary key or what is unique. */
  readonly keepsRule: boolean;
  /** The table whose rows take along those that the index finds; null when there is none. */
  readonly serves: string | null;
  readonly mib: number;
}

/** Every index of the schema, by table and name. */
export async function findIndexes({ query }: Pick<TestDatabase, 'query'>): Promise<SchemaIndex[]> {
  return query<SchemaIndex>(
    `SELECT i.indexrelid::regclass::text AS name, i.indrelid::regclass::text AS table,
       pg_get_indexdef(i.indexrelid) AS definition,
       EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid) AS "keepsRule",
       (
         SELECT min(f.confrelid::regclass::text) FROM pg_constraint f
         WHERE f.contype = 'f' AND f.confdeltype = 'c' AND f.conrelid = i.indrelid
           AND f.conkey[1] = i.indkey[0] AND i.indpred IS NULL
       ) AS serves,
       round(pg_relation_size(i.indexrelid) / 1048576.0)::float8 AS mib
     FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
     WHERE c.relnamespace = 'public'::regnamespace AND i.indrelid <> 'migrations'::regclass
     ORDER BY "table", name`,
  );
}
