import type { OutboxEntry } from '@baton/log-schema';
import type { Query, Tx } from '../platform/database/index.ts';

/** Told in each transaction that adds a row; reaches listeners when it commits. */
export const OUTBOX_CHANNEL = 'outbox';

/** Log entries of changes, from their transaction until DynamoDB has them. */
export interface OutboxRepository {
  readonly add: (entry: OutboxEntry, tx: Tx) => Promise<void>;
  /** The same for any number of entries, in one statement. */
  readonly addAll: (entries: readonly OutboxEntry[], tx: Tx) => Promise<void>;
  /** The oldest entries that no other process holds; they stay held until the transaction ends. */
  readonly claim: (limit: number, tx: Tx) => Promise<OutboxEntry[]>;
  readonly remove: (ids: readonly string[], tx: Tx) => Promise<void>;
  /** Keeps an entry that the log refuses for good, but never claims it again. */
  readonly setAside: (id: string, refusal: string, tx: Tx) => Promise<void>;
}

export function createOutboxRepository(query: Query): OutboxRepository {
  async function addAll(entries: readonly OutboxEntry[], tx: Tx): Promise<void> {
    await query(
      `WITH added AS (
         INSERT INTO outbox (id, entry)
         SELECT (entry ->> 'id')::uuid, entry FROM jsonb_array_elements($entries) AS entry
       )
       SELECT pg_notify('${OUTBOX_CHANNEL}', '')`,
      { entries: JSON.stringify(entries) },
      tx,
    );
  }

  return {
    add: (entry, tx) => addAll([entry], tx),
    addAll,
    async claim(limit, tx) {
      const rows = await query<{ entry: OutboxEntry }>(
        'SELECT entry FROM outbox WHERE refused_at IS NULL ORDER BY id LIMIT $limit FOR UPDATE SKIP LOCKED',
        { limit },
        tx,
      );
      return rows.map(({ entry }) => entry);
    },
    async remove(ids, tx) {
      await query('DELETE FROM outbox WHERE id = ANY($ids::uuid[])', { ids }, tx);
    },
    async setAside(id, refusal, tx) {
      await query(
        'UPDATE outbox SET refused_at = now(), refusal = $refusal WHERE id = $id',
        { id, refusal },
        tx,
      );
    },
  };
}
