/**
 * Takes the next turn of those at SES and settles when it has come.
 * @param withinMs how long the caller can wait, in milliseconds
 * @returns false, at once and without a turn, when that is not long enough
 */
export type Pace = (withinMs: number) => Promise<boolean>;

/** Lets mails out evenly, one after the other; turns that nobody took are not made up for. */
export function createPace(options: {
  /** Mails a second, more than 0. */
  readonly rate: number;
  /** Milliseconds on any steady clock. */
  readonly clock: () => number;
  /** Waits that many milliseconds. */
  readonly pause: (ms: number) => Promise<unknown>;
}): Pace {
  const { rate, clock, pause } = options;
  const interval = 1_000 / rate;
  let next = -Infinity;
  return async (withinMs) => {
    const now = clock();
    const turn = Math.max(next, now);
    if (turn - now > withinMs) return false;
    next = turn + interval;
    if (turn > now) await pause(turn - now);
    return true;
  };
}
