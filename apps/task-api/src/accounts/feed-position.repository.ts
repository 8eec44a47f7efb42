import type { Query, Tx } from '../platform/database/index.ts';
import type { AccountEvent } from './account-events.repository.ts';

/** How far the account events are handled: the id of the last one. */
export interface FeedPositionRepository {
  readonly get: () => Promise<string>;
  /** Holds the feed until the transaction ends; false when another process has it. */
  readonly claim: (tx: Tx) => Promise<boolean>;
  /** Never goes back. */
  readonly advance: (id: string, tx: Tx) => Promise<void>;
  /** Notes that an event keeps failing, for somebody to look at. */
  readonly setAside: (event: AccountEvent, reason: string, tx: Tx) => Promise<void>;
  readonly isSetAside: (id: string, tx: Tx) => Promise<boolean>;
}

export function createFeedPositionRepository(query: Query): FeedPositionRepository {
  return {
    async get() {
      const [row] = await query<{ position: string }>('SELECT position FROM account_feed', {});
      if (!row) throw new Error('The account feed has no position');
      return row.position;
    },
    async claim(tx) {
      const claimed = await query('SELECT position FROM account_feed FOR UPDATE SKIP LOCKED', {}, tx);
      return claimed.length > 0;
    },
    async advance(id, tx) {
      await query('UPDATE account_feed SET position = greatest(position, $id::uuid)', { id }, tx);
    },
    async setAside({ id, userId, type }, reason, tx) {
      await query(
        `INSERT INTO refused_account_events (id, user_id, type, reason) VALUES ($id, $userId, $type, $reason)
         ON CONFLICT DO NOTHING`,
        { id, userId, type, reason },
        tx,
      );
    },
    async isSetAside(id, tx) {
      const refused = await query('SELECT id FROM refused_account_events WHERE id = $id', { id }, tx);
      return refused.length > 0;
    },
  };
}
