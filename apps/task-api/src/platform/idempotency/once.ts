import { AppError } from '@baton/dto';
import type { Database, Tx } from '../database/index.ts';
import type { Call } from '../http/index.ts';
import type { IdempotencyKeysRepository } from './idempotency-keys.repository.ts';

/**
 * Runs the transaction of a call, once for its `Idempotency-Key`: a repeat gets the stored result, one that
 * comes while the first still runs waits for it. Work that throws stores nothing, so it can be tried again.
 * Without a key every call runs. The result must be the same when it has been through JSON.
 * @throws AppError `idempotency-key-reused` when the key came with another method, path or body
 */
export type Once = <T>(call: Call, work: (tx: Tx) => Promise<T>) => Promise<T>;

/** See docs/decisions/017-idempotency-in-the-transaction.md. */
export function createOnce(deps: {
  transaction: Database['transaction'];
  keys: IdempotencyKeysRepository;
}): Once {
  const { transaction, keys } = deps;
  return async <T>({ actor, idempotency }: Call, work: (tx: Tx) => Promise<T>) => {
    if (!idempotency) return transaction(work);
    const { key, fingerprint } = idempotency;
    return transaction(async (tx) => {
      // Before anything else, so that whoever waits for the key holds nothing that others wait for.
      while (!(await keys.add(actor.sub, key, fingerprint, tx))) {
        const stored = await keys.find(actor.sub, key, tx);
        // Removed for its age between the two statements.
        if (!stored) continue;
        if (!stored.fingerprint.equals(fingerprint)) throw new AppError('idempotency-key-reused');
        idempotency.replayed = true;
        return stored.result as T;
      }
      const result = await work(tx);
      await keys.setResult(actor.sub, key, result, tx);
      return result;
    });
  };
}
