import type { IdempotencyKeysRepository } from './idempotency-keys.repository.ts';

const KEYS_A_STEP = 5_000;

/** Removes keys that are older than a day, in steps; gives how many these were. */
export async function removeOldKeys(keys: IdempotencyKeysRepository, stopping: AbortSignal): Promise<number> {
  let removed = 0;
  for (;;) {
    const step = await keys.removeOld(KEYS_A_STEP);
    removed += step;
    if (step < KEYS_A_STEP || stopping.aborted) return removed;
  }
}
