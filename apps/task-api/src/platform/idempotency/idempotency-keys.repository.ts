import type { Query, Tx } from '../database/index.ts';

export interface StoredKey {
  readonly fingerprint: Buffer;
  readonly result: unknown;
}

/** What was asked under an `Idempotency-Key`, and what came of it. */
export interface IdempotencyKeysRepository {
  /** False when the user has the key already. Waits for a transaction that is about to add it. */
  readonly add: (userId: string, key: string, fingerprint: Buffer, tx: Tx) => Promise<boolean>;
  readonly find: (userId: string, key: string, tx: Tx) => Promise<StoredKey | undefined>;
  readonly setResult: (userId: string, key: string, result: unknown, tx: Tx) => Promise<void>;
  /** Removes all keys of a user, with the answers to them. */
  readonly removeOf: (userId: string, tx: Tx) => Promise<void>;
  /** Removes keys that are older than a day, up to `limit`; gives how many these were. */
  readonly removeOld: (limit: number) => Promise<number>;
}

export function createIdempotencyKeysRepository(query: Query): IdempotencyKeysRepository {
  return {
    async add(userId, key, fingerprint, tx) {
      const added = await query(
        `INSERT INTO idempotency_keys (user_id, key, fingerprint) VALUES ($userId, $key, $fingerprint)
         ON CONFLICT DO NOTHING RETURNING true`,
        { userId, key, fingerprint },
        tx,
      );
      return added.length > 0;
    },
    async find(userId, key, tx) {
      const [stored] = await query<StoredKey>(
        'SELECT fingerprint, result FROM idempotency_keys WHERE user_id = $userId AND key = $key',
        { userId, key },
        tx,
      );
      return stored;
    },
    async setResult(userId, key, result, tx) {
      await query(
        'UPDATE idempotency_keys SET result = $result WHERE user_id = $userId AND key = $key',
        { userId, key, result: JSON.stringify(result) },
        tx,
      );
    },
    async removeOf(userId, tx) {
      await query('DELETE FROM idempotency_keys WHERE user_id = $userId', { userId }, tx);
    },
    async removeOld(limit) {
      const removed = await query(
        `DELETE FROM idempotency_keys WHERE (user_id, key) IN (
           SELECT user_id, key FROM idempotency_keys
           WHERE created_at < now() - interval '24 hours' ORDER BY created_at LIMIT $limit
           FOR UPDATE SKIP LOCKED
         ) RETURNING true`,
        { limit },
      );
      return removed.length;
    },
  };
}
