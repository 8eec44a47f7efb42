import type { TestDatabase } from '../../test-support/test-database.ts';

export interface Filling {
  readonly tasks: number;
  readonly tasksAProject: number;
}

/** As many rows have the tables that do not grow with the tasks; there are as many people and projects. */
const ROWS = 12_000;

const id = (kind: string, number: string) =>
  `('00000000-0000-7000-${kind}-' || lpad(to_hex(${number}), 12, '0'))::uuid`;
const user = (number: string) => id('8001', `(${number}) % ${ROWS}`);
const project = (number: string) => id('8002', number);
const task = (number: string) => id('8003', number);

/** The first of the projects that have tasks, and one of its tasks. */
export const BIG_PROJECT_ID = '00000000-0000-7000-8002-000000000000';
export const BIG_TASK_ID = '00000000-0000-7000-8003-000000000014';

const LETTERS = `'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'`;

/**
 * Fills the tables of an empty database, each with more than 10,000 rows, and gathers statistics. The outbox stays
 * empty, as it is while DynamoDB can be written.
 */
export async function fillDatabase(
  { query }: TestDatabase,
  { tasks, tasksAProject }: Filling,
): Promise<void> {
  const digit = (power: number) => `substr(${LETTERS}, (n % ${tasksAProject} / ${62 ** power} % 62) + 1, 1)`;
  const rows = `generate_series(0, ${ROWS - 1}) n`;
  const taskRows = `generate_series(0, ${tasks - 1}) n`;
  const statements = [
    `INSERT INTO users (id, email, name, locale, as_of)
     SELECT ${user('n')}, 'person-' || n || '@example.com', 'Person ' || n, 'en', '2025-01-01' FROM ${rows}`,
    `INSERT INTO projects (id, key, name, description, last_task_number, created_at, updated_at)
     SELECT ${project('n')}, 'BIG' || n, 'Project ' || n, '', ${tasksAProject}, '2025-01-01', '2025-01-01' FROM ${rows}`,
    `INSERT INTO members (project_id, user_id, role, created_at)
     SELECT ${project('n')}, ${user('n + m')}, CASE m WHEN 0 THEN 'owner' ELSE 'editor' END, '2025-01-01'
     FROM ${rows}, generate_series(0, 2) m`,
    `INSERT INTO tasks (id, project_id, number, title, description, status, progress, priority, due_on, labels,
       version, field_versions, created_by, created_at, updated_at, rank)
     SELECT ${task('n')}, ${project(`n / ${tasksAProject}`)}, n % ${tasksAProject} + 1, 'draft ' || n % 200, '',
       (ARRAY['todo', 'doing', 'review', 'blocked', 'done'])[n % 5 + 1], n % 101,
       (ARRAY['none', 'low', 'medium', 'high', 'urgent'])[n * 3 % 5 + 1],
       CASE WHEN n % 3 > 0 THEN '2025-01-01'::date + n % 365 END, ARRAY['label-' || n % 50], 1, '{}',
       ${user(`n / ${tasksAProject}`)}, '2025-01-01'::timestamptz + n * interval '20 ms',
       '2025-02-01'::timestamptz + n::bigint * 7919 % ${tasks} * interval '20 ms',
       'd' || ${[2, 1, 0].map(digit).join(' || ')}
     FROM ${taskRows}`,
    `UPDATE tasks SET deleted_at = now() - number / 100 * interval '1 hour' WHERE number % 100 = 0`,
    `INSERT INTO parts (id, task_id, role, assignee_id, progress, weight, position)
     SELECT ${id('8004', 'n * 2 + p')}, ${task('n')}, (ARRAY['design', 'code'])[p + 1],
       ${user(`n / ${tasksAProject} + p`)}, n % 101, 1, p
     FROM ${taskRows}, generate_series(0, 1) p`,
    `INSERT INTO watchers (task_id, user_id, watching)
     SELECT ${task('n')}, ${user(`n / ${tasksAProject}`)}, true FROM ${taskRows}`,
    `INSERT INTO comments (id, task_id, author_id, body, mentions, created_at)
     SELECT ${id('8005', 'n')}, ${task('n')}, ${user('n')}, 'Ready.', ARRAY[${user('n + 1')}], '2025-01-01' FROM ${rows}`,
    // The grams of few texts, because making them takes longer than all else.
    `WITH texts AS MATERIALIZED (
       SELECT title, search_fold(title) AS content, search_index(search_fold(title)) AS grams
       FROM (SELECT DISTINCT title FROM tasks) AS of_tasks
     )
     INSERT INTO search_texts (id, task_id, project_id, content, grams)
     SELECT id, id, project_id, content, grams FROM tasks JOIN texts USING (title)`,
    `INSERT INTO invitations (id, project_id, email, role, invited_by, created_at)
     SELECT ${id('8006', 'n')}, ${project('n')}, 'guest-' || n || '@example.com', 'viewer', ${user('n')}, now()
     FROM ${rows}`,
    `INSERT INTO invitation_counts (user_id, day, made) SELECT ${user('n')}, '2025-01-01', 1 FROM ${rows}`,
    `INSERT INTO mail_preferences (user_id, cadence, muted, as_owner, role_rules, own_changes, daily_hour)
     SELECT ${user('n')}, 'batched', '{}', false, '[]', false, 9 FROM ${rows}`,
    `INSERT INTO project_mail_preferences (user_id, project_id, cadence)
     SELECT ${user('n')}, ${project('n')}, 'daily' FROM ${rows}`,
    `INSERT INTO queued_entries (entry_id, project_id, task_id, item, created_at)
     SELECT ${id('8007', 'n')}, ${project('n % 1000')}, ${task('n')}, '{}', now() FROM ${rows}`,
    `INSERT INTO notifications (entry_id, user_id, project_id, task_id, reason, at_once, created_at)
     SELECT ${id('8007', 'n')}, ${user('n')}, ${project('n % 1000')}, ${task('n')}, 'watcher', false, now() FROM ${rows}`,
    `INSERT INTO mail_batches (user_id, project_id, opened_at, due_at)
     SELECT ${user('n')}, ${project('n % 1000')}, now(), now() + interval '1 day' FROM ${rows}`,
    `INSERT INTO project_events (project_id, event) SELECT ${project('n')}, '{}' FROM ${rows}`,
    `INSERT INTO idempotency_keys (user_id, key, fingerprint) SELECT ${user('n')}, 'key', '' FROM ${rows}`,
    `INSERT INTO erasures (user_id, done_at) SELECT ${id('8008', 'n')}, now() FROM ${rows}`,
  ];
  // Neither foreign keys nor triggers: the rows are right.
  await query(
    `SET session_replication_role = replica; ${statements.join(';')}; RESET session_replication_role`,
  );
  await query('VACUUM (ANALYZE)');
}

/** Leaves something to do for the jobs that look for work: a batch of mails that is due, and somebody to forget. */
export async function leaveWork({ query }: TestDatabase): Promise<void> {
  await query(`UPDATE mail_batches SET due_at = now() WHERE user_id = ${user('1')}`);
  await query(
    `INSERT INTO erasures (user_id, email, created_at, queue_forgotten_at)
     VALUES (${user('2')}, 'person-2@example.com', now() - interval '1 day', NULL),
       (${user('3')}, 'person-3@example.com', now() - interval '1 day', now() - interval '1 day')`,
  );
}
