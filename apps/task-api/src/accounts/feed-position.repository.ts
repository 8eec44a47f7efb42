import type { Query, Tx } from '../platform/database/index.ts';

/** How far the account events are handled: the id of the last one. */
export interface FeedPositionRepository {
  readonly get: () => Promise<string>;
  /** Holds the feed until the transaction ends; false when another process has it. */
  readonly claim: (tx: Tx) => Promise<boolean>;
  /** Never goes back. */
  readonly advance: (id: string, tx: Tx) => Promise<void>;
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
  };
}
