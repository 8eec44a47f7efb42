import type { DigestItem } from '@baton/log-schema';
import type { Query, Tx } from '../platform/database/index.ts';

/** An entry that waits to be mailed with others. */
export interface QueuedItem {
  readonly entryId: string;
  readonly item: DigestItem;
}

/** What is kept of somebody so that they are mailed, and what waits to be mailed of them. */
export interface MailErasureRepository {
  /** What they chose, and what waited for them. Of whom they were told stays in the log, and so here: by their id. */
  readonly removeOf: (userId: string, tx: Tx) => Promise<void>;
  /** Up to `limit` entries behind an id that name them, in the order of the ids. */
  readonly queuedNaming: (
    userId: string,
    page: { after: string; limit: number },
    tx: Tx,
  ) => Promise<QueuedItem[]>;
  readonly replaceQueued: (items: readonly QueuedItem[], tx: Tx) => Promise<void>;
}

export function createMailErasureRepository(query: Query): MailErasureRepository {
  return {
    async removeOf(userId, tx) {
      await query(
        `WITH own AS (DELETE FROM mail_preferences WHERE user_id = $userId)
         DELETE FROM project_mail_preferences WHERE user_id = $userId`,
        { userId },
        tx,
      );
      // Batches before what waits in them, like the job that tells it.
      await query(
        `DELETE FROM mail_batches WHERE (user_id, project_id) IN (
           SELECT user_id, project_id FROM mail_batches WHERE user_id = $userId ORDER BY project_id FOR UPDATE
         )`,
        { userId },
        tx,
      );
      await query('DELETE FROM notifications WHERE user_id = $userId AND settled_at IS NULL', { userId }, tx);
    },
    async queuedNaming(userId, { after, limit }, tx) {
      return query<QueuedItem>(
        `SELECT entry_id AS "entryId", item FROM queued_entries
         WHERE entry_id > $after::uuid AND item::text ~* $userId ORDER BY entry_id LIMIT $limit FOR UPDATE`,
        { userId, after, limit },
        tx,
      );
    },
    async replaceQueued(items, tx) {
      await query(
        `UPDATE queued_entries q SET item = r.item
         FROM jsonb_to_recordset($items) AS r ("entryId" uuid, item jsonb) WHERE q.entry_id = r."entryId"`,
        { items: JSON.stringify(items) },
        tx,
      );
    },
  };
}
