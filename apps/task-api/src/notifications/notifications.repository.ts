import type { DigestItem } from '@baton/log-schema';
import type { DropReason, NotifyReason } from '@baton/vocabulary';
import type { Query, Tx } from '../platform/database/index.ts';

/** That somebody is told of an entry later, or in a mail about several, or is not told. */
export interface NewNotification {
  readonly entryId: string;
  readonly taskId: string;
  readonly userId: string;
  readonly reason: NotifyReason;
  readonly atOnce: boolean;
  /** Set when that mail is on its way already. */
  readonly digestId?: string;
  /** Set when nothing tells them. */
  readonly dropped?: DropReason;
}

export interface NotificationsRepository {
  /**
   * Queues what is told later: each entry once, as the item of a digest that tells of it alone, whom it is for,
   * and when their batches are due at the latest.
   */
  readonly queue: (
    queued: {
      readonly projectId: string;
      readonly at: Date;
      readonly items: readonly DigestItem[];
      readonly notifications: readonly NewNotification[];
      readonly dueAt: ReadonlyMap<string, Date>;
    },
    tx: Tx,
  ) => Promise<void>;
  /** Removes up to `limit` queued entries that nobody waits for any more, and gives how many. */
  readonly removeUnneeded: (limit: number) => Promise<number>;
}

/** How many rows a statement adds, so that none meets the time limit. */
const ROWS = 5_000;

export function createNotificationsRepository(query: Query): NotificationsRepository {
  return {
    async queue({ projectId, at, items, notifications, dueAt }, tx) {
      const batches = Array.from(dueAt, ([userId, due]) => ({ userId, dueAt: due.toISOString() }));
      for (let from = 0; from < notifications.length; from += ROWS) {
        const isFirst = from === 0;
        await query(
          `WITH queued AS (
             INSERT INTO queued_entries (entry_id, project_id, task_id, item, created_at)
             SELECT (item -> 'entryIds' ->> 0)::uuid, $projectId, (item -> 'task' ->> 'id')::uuid, item, $at
             FROM jsonb_array_elements($items) AS item
           ), told AS (
             INSERT INTO notifications (entry_id, user_id, project_id, task_id, reason, at_once, digest_id,
               dropped, created_at, settled_at)
             SELECT "entryId", "userId", $projectId, "taskId", reason, "atOnce", "digestId", dropped,
               $at, CASE WHEN num_nonnulls("digestId", dropped) > 0 THEN $at::timestamptz END
             FROM jsonb_to_recordset($notifications) AS notification ("entryId" uuid, "userId" uuid, "taskId" uuid,
               reason text, "atOnce" boolean, "digestId" uuid, dropped text)
           )
           INSERT INTO mail_batches AS open (user_id, project_id, opened_at, due_at)
           SELECT "userId", $projectId, $at, "dueAt"
           FROM jsonb_to_recordset($batches) AS batch ("userId" uuid, "dueAt" timestamptz)
           -- In one order, so that of two transactions one waits for the other and never each for the other.
           ORDER BY "userId"
           -- The job puts off what is not due yet.
           ON CONFLICT (user_id, project_id) DO UPDATE SET due_at = least(open.due_at, excluded.due_at)`,
          {
            projectId,
            at,
            items: JSON.stringify(isFirst ? items : []),
            notifications: JSON.stringify(notifications.slice(from, from + ROWS)),
            batches: JSON.stringify(isFirst ? batches : []),
          },
          tx,
        );
      }
    },

    async removeUnneeded(limit) {
      const removed = await query(
        `DELETE FROM queued_entries WHERE entry_id IN (
           SELECT q.entry_id FROM queued_entries q
           WHERE NOT EXISTS (SELECT FROM notifications n WHERE n.entry_id = q.entry_id AND n.settled_at IS NULL)
           LIMIT $limit FOR UPDATE SKIP LOCKED
         ) RETURNING entry_id`,
        { limit },
      );
      return removed.length;
    },
  };
}
