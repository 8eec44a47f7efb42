import type { Project } from '@baton/dto';
import pg from 'pg';

const PRIORITIES = "ARRAY['none', 'low', 'medium', 'high', 'urgent']";
const STATUSES = "ARRAY['todo', 'doing', 'review', 'blocked', 'done']";

/** Puts so many tasks into an empty project, in one statement: thousands of requests would take minutes. */
export async function addTasks(database: string, project: Project, ownerId: string, count: number) {
  const client = new pg.Client({ connectionString: database, query_timeout: 60_000 });
  await client.connect();
  try {
    await client.query(
      `INSERT INTO tasks (id, project_id, number, title, description, status, progress, priority, labels, rank,
         version, field_versions, created_by, created_at, updated_at)
       SELECT gen_random_uuid(), $1, n, 'Task number ' || n, '', (${STATUSES})[n % 4 + 1], 0,
         (${PRIORITIES})[n % 5 + 1], '{}', 'b' || lpad(n::text, 5, '0'), 1, '{}', $2,
         now() - n * interval '1 minute', now() - n * interval '1 minute'
       FROM generate_series(1, $3::int) n`,
      [project.id, ownerId, count],
    );
    // As the server does by itself after a while.
    await client.query('ANALYZE tasks');
  } finally {
    await client.end();
  }
}
