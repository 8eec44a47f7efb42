import type { Project } from '@baton/dto';
import { queryDatabase } from './database.ts';

const PRIORITIES = "ARRAY['none', 'low', 'medium', 'high', 'urgent']";
const STATUSES = "ARRAY['todo', 'doing', 'review', 'blocked', 'done']";

/** Puts so many tasks into an empty project, in one statement: thousands of requests would take minutes. */
export async function addTasks(database: string, project: Project, ownerId: string, count: number) {
  await queryDatabase(
    database,
    `INSERT INTO tasks (id, project_id, number, title, description, status, progress, priority, labels, rank,
       version, field_versions, created_by, created_at, updated_at)
     SELECT gen_random_uuid(), $1, n, 'Task number ' || n, '', (${STATUSES})[n % 4 + 1], 0,
       (${PRIORITIES})[n % 5 + 1], '{}', 'b' || lpad(n::text, 5, '0'), 1, '{}', $2,
       now() - n * interval '1 minute', now() - n * interval '1 minute'
     FROM generate_series(1, $3::int) n`,
    [project.id, ownerId, count],
  );
  // As the server does by itself after a while.
  await queryDatabase(database, 'ANALYZE tasks');
}
