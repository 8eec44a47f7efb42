import { DEFAULT_MAIL_PREFERENCES, type MailPreferences, type Project, type Task } from '@baton/dto';
import type { Digest, TaskUpdated } from '@baton/log-schema';
import type { MailCadence } from '@baton/vocabulary';
import { expect } from 'vitest';
import { entriesOf } from '../../test-support/log-entries.ts';
import type { TaskApiFixture, TestUser } from '../../test-support/task-api-fixture.ts';

/** A project of Kim's with one task, in which Lee changes something. */
export interface BatchScene {
  readonly kim: TestUser;
  readonly lee: TestUser;
  readonly project: Project;
  readonly task: Task;
  /** Says what somebody wants to be mailed about, beside the defaults. */
  readonly wish: (who: TestUser, wishes: Partial<MailPreferences>) => Promise<void>;
  /** Lee sets the progress of the task. Gives the id of the request. */
  readonly setProgress: (progress: number) => Promise<string>;
  readonly digests: () => Promise<Digest[]>;
  readonly updates: () => Promise<TaskUpdated[]>;
  /** What became of what Kim was to be told later: `told`, why not, or null while it waits. */
  readonly settled: () => Promise<(string | null)[]>;
  /** How many notifications of anybody wait. */
  readonly waiting: () => Promise<number>;
  /** So many members who watch the task and want mails so; gives their names. */
  readonly addWatchers: (count: number, cadence?: MailCadence) => Promise<string[]>;
}

export async function setBatchScene(api: TaskApiFixture): Promise<BatchScene> {
  const [kim, lee] = await Promise.all([api.signUp('Kim'), api.signUp('Lee')]);
  const project = await api.createProject(kim, [['editor', lee]]);
  const task = await api.createTask(kim, project);
  return {
    kim,
    lee,
    project,
    task,

    async wish(who, wishes) {
      const body = { ...DEFAULT_MAIL_PREFERENCES, ...wishes };
      const { status } = await api.request('PUT', '/api/preferences', { as: who, body });
      expect(status).toBe(200);
    },

    async setProgress(progress) {
      const { body } = await api.request<Task>('GET', `/api/tasks/${task.id}`, { as: lee });
      const { status, headers } = await api.request('PATCH', `/api/tasks/${task.id}`, {
        as: lee,
        seen: body.version,
        body: { progress },
      });
      expect(status).toBe(200);
      return headers.get('x-request-id') ?? '';
    },

    digests: async () => entriesOf(api, project.id, 'digest'),
    updates: async () => entriesOf(api, project.id, 'task.updated'),

    async settled() {
      const rows = await api.database.query<{ state: string | null }>(
        `SELECT CASE WHEN digest_id IS NOT NULL THEN 'told' ELSE dropped END AS state FROM notifications
         WHERE user_id = $1 AND project_id = $2 ORDER BY entry_id`,
        [kim.sub, project.id],
      );
      return rows.map(({ state }) => state);
    },

    async waiting() {
      const rows = await api.database.query(
        'SELECT FROM notifications WHERE project_id = $1 AND settled_at IS NULL',
        [project.id],
      );
      return rows.length;
    },

    async addWatchers(count, cadence = 'each') {
      const rows = await api.database.query<{ name: string }>(
        `WITH added AS (
           INSERT INTO users (id, email, name, locale, as_of)
           SELECT gen_random_uuid(), 'member-' || n || '@example.com', 'Member ' || n, 'en', now()
           FROM generate_series(1, $1::integer) AS n RETURNING id, name
         ), joined AS (
           INSERT INTO members (project_id, user_id, role, created_at) SELECT $2, id, 'editor', now() FROM added
         ), watching AS (
           INSERT INTO watchers (task_id, user_id, watching) SELECT $3, id, true FROM added
         ), wishing AS (
           INSERT INTO mail_preferences (user_id, cadence, muted, as_owner, role_rules, own_changes, daily_hour)
           SELECT id, $4, '{}', false, '[]', false, 9 FROM added
         )
         SELECT name FROM added`,
        [count, project.id, task.id, cadence],
      );
      return rows.map(({ name }) => name);
    },
  };
}
