import type { DigestItem, ProjectRef } from '@baton/log-schema';
import type { DropReason, NotifyReason } from '@baton/vocabulary';
import type { Query, Tx } from '../platform/database/index.ts';
import type { CommentNow } from './fold-items.ts';

/** What waits for one person in one project. */
export interface MailBatch {
  readonly userId: string;
  readonly project: ProjectRef;
}

/** That the person is to be told of an entry. */
export interface PendingNotification {
  readonly entryId: string;
  readonly reason: NotifyReason;
  readonly atOnce: boolean;
  readonly createdAt: Date;
  /** Tells of this entry alone. */
  readonly item: DigestItem;
  /** That the item is about, if it is about one that is still there. */
  readonly comment: CommentNow | null;
  /** Whether they do not want to watch the task. */
  readonly declined: boolean;
}

/** What became of a notification: a digest told it, or it was dropped. */
export type Settled = { readonly entryId: string } & (
  { readonly digestId: string } | { readonly dropped: DropReason }
);

export interface MailBatchesRepository {
  /** One that is due and that no other process holds; it stays held, and nobody adds to it, until the transaction ends. */
  readonly claim: (now: Date, tx: Tx) => Promise<MailBatch | undefined>;
  /**
   * Those of a held batch about as many whole tasks as `limit` holds, one at least: what happened to a task is summed
   * up together. Tasks with what is at once come first, then the oldest.
   */
  readonly pendingOf: (batch: MailBatch, limit: number, tx: Tx) => Promise<PendingNotification[]>;
  /** What people are called now, by id; those who have deleted their account have an empty name. */
  readonly namesOf: (userIds: readonly string[], tx: Tx) => Promise<Map<string, string>>;
  readonly settle: (batch: MailBatch, settled: readonly Settled[], at: Date, tx: Tx) => Promise<void>;
  /** Ends a held batch, unless something still waits in it. */
  readonly close: (batch: MailBatch, tx: Tx) => Promise<void>;
  readonly moveTo: (batch: MailBatch, dueAt: Date, tx?: Tx) => Promise<void>;
  /** Makes what waits for somebody due, so that the job looks at their wishes of now; in one project or in all. */
  readonly review: (userId: string, now: Date, tx: Tx, projectId?: string) => Promise<void>;
}

export function createMailBatchesRepository(query: Query): MailBatchesRepository {
  return {
    async claim(now, tx) {
      const [batch] = await query<MailBatch>(
        `SELECT b.user_id AS "userId", json_build_object('id', p.id, 'key', p.key, 'name', p.name) AS project
         FROM mail_batches b JOIN projects p ON p.id = b.project_id
         WHERE b.due_at <= $now ORDER BY b.due_at LIMIT 1 FOR UPDATE OF b SKIP LOCKED`,
        { now },
        tx,
      );
      return batch;
    },

    async pendingOf({ userId, project }, limit, tx) {
      return query<PendingNotification>(
        `WITH waiting AS (
           SELECT task_id, count(*) AS entries, bool_or(at_once) AS at_once, min(created_at) AS since
           FROM notifications
           WHERE user_id = $userId AND project_id = $projectId AND settled_at IS NULL
           GROUP BY task_id
         ), counted AS (
           SELECT task_id, sum(entries) OVER in_turn AS entries, row_number() OVER in_turn AS turn FROM waiting
           WINDOW in_turn AS (ORDER BY at_once DESC, since, task_id)
         )
         SELECT n.entry_id AS "entryId", n.reason, n.at_once AS "atOnce", n.created_at AS "createdAt", q.item,
           w.watching IS FALSE AS declined,
           CASE WHEN c.id IS NOT NULL THEN json_build_object('body', c.body, 'mentions', (
             SELECT coalesce(json_agg(json_build_object('id', u.id, 'name', u.name) ORDER BY position), '[]')
             FROM unnest(c.mentions) WITH ORDINALITY AS mention (user_id, position)
             JOIN users u ON u.id = mention.user_id
           )) END AS comment
         FROM notifications n JOIN queued_entries q ON q.entry_id = n.entry_id
         JOIN counted ON counted.task_id = n.task_id AND (counted.entries <= $limit OR counted.turn = 1)
         LEFT JOIN watchers w ON w.task_id = n.task_id AND w.user_id = n.user_id
         LEFT JOIN comments c ON c.id = (q.item -> 'comment' ->> 'id')::uuid
         WHERE n.user_id = $userId AND n.project_id = $projectId AND n.settled_at IS NULL
         ORDER BY n.at_once DESC, n.entry_id`,
        { userId, projectId: project.id, limit },
        tx,
      );
    },

    async namesOf(userIds, tx) {
      const rows = await query<{ id: string; name: string }>(
        // The system is an actor too, and its id no UUID.
        `SELECT id, name FROM users
         WHERE id = ANY (SELECT id::uuid FROM unnest($userIds::text[]) AS id WHERE id ~ '^[0-9a-f-]{36}$')`,
        { userIds },
        tx,
      );
      return new Map(rows.map(({ id, name }) => [id, name]));
    },

    async settle({ userId }, settled, at, tx) {
      await query(
        `UPDATE notifications n SET digest_id = s."digestId", dropped = s.dropped, settled_at = $at
         FROM jsonb_to_recordset($settled) AS s ("entryId" uuid, "digestId" uuid, dropped text)
         WHERE n.entry_id = s."entryId" AND n.user_id = $userId`,
        { userId, at, settled: JSON.stringify(settled) },
        tx,
      );
    },

    async close({ userId, project }, tx) {
      await query(
        `DELETE FROM mail_batches WHERE user_id = $userId AND project_id = $projectId AND NOT EXISTS (
           -- As what waits is read, or what could never be told would keep the batch due for ever.
           SELECT FROM notifications n JOIN queued_entries q ON q.entry_id = n.entry_id
           WHERE n.user_id = $userId AND n.project_id = $projectId AND n.settled_at IS NULL
         )`,
        { userId, projectId: project.id },
        tx,
      );
    },

    async moveTo({ userId, project }, dueAt, tx) {
      await query(
        'UPDATE mail_batches SET due_at = $dueAt WHERE user_id = $userId AND project_id = $projectId',
        { userId, projectId: project.id, dueAt },
        tx,
      );
    },

    async review(userId, now, tx, projectId) {
      await query(
        `WITH own AS (
           SELECT project_id FROM mail_batches
           WHERE user_id = $userId ${projectId === undefined ? '' : 'AND project_id = $projectId'}
           -- In one order, like whoever else holds several.
           ORDER BY project_id FOR UPDATE
         )
         UPDATE mail_batches b SET due_at = least(due_at, $now) FROM own
         WHERE b.user_id = $userId AND b.project_id = own.project_id`,
        { userId, now, projectId },
        tx,
      );
    },
  };
}
