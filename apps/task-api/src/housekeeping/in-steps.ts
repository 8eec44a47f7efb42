import type { HousekeepingJob } from './housekeeping.ts';

/** How many items one statement removes, so that none meets the time limit. */
const STEP = 5_000;

/**
 * Removes what is too old, in steps; gives how many items these were.
 * @param remove up to `limit` items, and how many there were
 */
export function inSteps(remove: (limit: number) => Promise<number>): HousekeepingJob['run'] {
  return async (stopping) => {
    let removed = 0;
    for (;;) {
      const step = await remove(STEP);
      removed += step;
      if (step < STEP || stopping.aborted) return removed;
    }
  };
}
