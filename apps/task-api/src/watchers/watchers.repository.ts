import type { Person } from '@baton/dto';
import type { Query, Tx } from '../platform/database/index.ts';

/** By user whether they watch a task; false for whoever has said that they do not want to. */
export type WatchStates = ReadonlyMap<string, boolean>;

export interface WatchersRepository {
  /** Makes users watch a task, but for those who have said that they do not want to. */
  readonly autoWatch: (taskId: string, userIds: readonly string[], tx: Tx) => Promise<void>;
  /** What is known of each of the tasks, with an empty map for one that nobody watches. */
  readonly statesOf: (taskIds: readonly string[], tx: Tx) => Promise<ReadonlyMap<string, WatchStates>>;
  /** What a user says of themselves; nothing happens when the task has just been purged. */
  readonly set: (taskId: string, userId: string, watching: boolean) => Promise<void>;
  /** The members who watch, by name. */
  readonly list: (taskId: string) => Promise<Person[]>;
}

export function createWatchersRepository(query: Query): WatchersRepository {
  return {
    async autoWatch(taskId, userIds, tx) {
      if (userIds.length === 0) return;
      await query(
        `INSERT INTO watchers (task_id, user_id, watching)
         SELECT $taskId, user_id, true FROM unnest($userIds::uuid[]) AS user_id
         ON CONFLICT DO NOTHING`,
        { taskId, userIds },
        tx,
      );
    },
    async statesOf(taskIds, tx) {
      const rows = await query<{ taskId: string; userId: string; watching: boolean }>(
        `SELECT task_id AS "taskId", user_id AS "userId", watching FROM watchers
         WHERE task_id = ANY($taskIds::uuid[])`,
        { taskIds },
        tx,
      );
      const byTask = Map.groupBy(rows, ({ taskId }) => taskId);
      return new Map(
        taskIds.map((id) => [
          id,
          new Map((byTask.get(id) ?? []).map(({ userId, watching }) => [userId, watching])),
        ]),
      );
    },
    async set(taskId, userId, watching) {
      await query(
        `INSERT INTO watchers (task_id, user_id, watching)
         SELECT id, $userId, $watching FROM tasks WHERE id = $taskId FOR KEY SHARE
         ON CONFLICT (task_id, user_id) DO UPDATE SET watching = excluded.watching`,
        { taskId, userId, watching },
      );
    },
    async list(taskId) {
      return query<Person>(
        `SELECT u.id, u.name FROM watchers w
         JOIN tasks t ON t.id = w.task_id
         JOIN members m ON m.project_id = t.project_id AND m.user_id = w.user_id
         JOIN users u ON u.id = w.user_id
         WHERE w.task_id = $taskId AND w.watching ORDER BY u.name, u.id`,
        { taskId },
      );
    },
  };
}
