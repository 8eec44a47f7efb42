import type { Person } from '@baton/dto';
import type { Database, Tx } from '../platform/database/index.ts';

/** Whether somebody watches a task: because they said so, because something made them, or by their word not. */
export type WatchState = 'chosen' | 'automatic' | 'declined';

/** The {@link WatchState} of a row of watchers `w`. */
export const WATCH_STATE = `CASE WHEN NOT w.watching THEN 'declined' WHEN w.chosen THEN 'chosen' ELSE 'automatic' END`;

export interface WatchersRepository {
  /**
   * Makes those of the users who are members watch a task, but for those who have said that they do not want to.
   * They stay members until the transaction ends, and whoever is being removed is none any more.
   */
  readonly autoWatch: (taskId: string, userIds: readonly string[], tx: Tx) => void;
  /** What a member says of themselves; nothing happens when the task or they have just gone. */
  readonly set: (taskId: string, userId: string, watching: boolean) => Promise<void>;
  /** The user has nothing to do with the tasks any more, which are locked. */
  readonly remove: (taskIds: readonly string[], userId: string, tx: Tx) => Promise<void>;
  /** The members who watch, by name. */
  readonly list: (taskId: string) => Promise<Person[]>;
}

export function createWatchersRepository({
  query,
  send,
}: Pick<Database, 'query' | 'send'>): WatchersRepository {
  return {
    autoWatch(taskId, userIds, tx) {
      if (userIds.length === 0) return;
      send(
        `INSERT INTO watchers (task_id, user_id, watching)
         SELECT t.id, m.user_id, true FROM tasks t JOIN members m ON m.project_id = t.project_id
         WHERE t.id = $taskId AND m.user_id = ANY($userIds::uuid[])
         FOR KEY SHARE OF m SKIP LOCKED
         ON CONFLICT DO NOTHING`,
        { taskId, userIds },
        tx,
      );
    },
    async set(taskId, userId, watching) {
      await query(
        `INSERT INTO watchers (task_id, user_id, watching, chosen)
         SELECT t.id, m.user_id, $watching, true FROM tasks t JOIN members m ON m.project_id = t.project_id
         WHERE t.id = $taskId AND m.user_id = $userId
         -- In this order: whoever waits for the task holds no member.
         FOR KEY SHARE OF t FOR KEY SHARE OF m SKIP LOCKED
         ON CONFLICT (task_id, user_id) DO UPDATE SET watching = excluded.watching, chosen = true`,
        { taskId, userId, watching },
      );
    },
    async remove(taskIds, userId, tx) {
      await query(
        'DELETE FROM watchers WHERE user_id = $userId AND task_id = ANY($taskIds::uuid[])',
        { taskIds, userId },
        tx,
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
