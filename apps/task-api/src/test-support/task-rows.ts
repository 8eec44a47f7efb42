import type { TestDatabase } from './test-database.ts';

/**
 * Puts so many tasks into a project at once, numbered on from what it has, each with what the columns say in
 * SQL, where `n` is the number.
 */
export async function insertTaskRows(
  database: TestDatabase,
  project: { id: string },
  creator: { sub: string },
  count: number,
  columns: Readonly<Record<string, string>> = {},
): Promise<void> {
  const values = {
    id: 'uuidv7()',
    title: `'Task ' || n`,
    description: `''`,
    status: `'todo'`,
    progress: '0',
    priority: `'none'`,
    labels: `'{}'`,
    version: '1',
    field_versions: `'{}'`,
    created_at: 'now()',
    updated_at: 'now()',
    rank: `'d' || lpad(n::text, 6, '0')`,
    ...columns,
  };
  await database.query(
    `WITH counted AS (
       UPDATE projects SET last_task_number = last_task_number + $3 WHERE id = $1 RETURNING last_task_number AS last
     )
     INSERT INTO tasks (project_id, created_by, number, ${Object.keys(values).join(', ')})
     SELECT $1, $2, n, ${Object.values(values).join(', ')}
     FROM counted, generate_series(last - $3 + 1, last) AS numbers (n)`,
    [project.id, creator.sub, count],
  );
}

/** Gives every task of a project so many parts that nobody does. */
export async function insertPartRows(
  database: TestDatabase,
  project: { id: string },
  count: number,
): Promise<void> {
  await database.query(
    `INSERT INTO parts (id, task_id, role, progress, weight, position)
     SELECT uuidv7(), t.id, 'role ' || n, 0, 1, n - 1 FROM tasks t, generate_series(1, $2) AS numbers (n)
     WHERE t.project_id = $1`,
    [project.id, count],
  );
}
