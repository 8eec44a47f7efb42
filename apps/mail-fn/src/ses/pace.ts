import pThrottle from 'p-throttle';

/** Settles when the next mail may go out. */
export type Pace = () => Promise<void>;

/**
 * Lets mails out evenly, one after the other.
 * @param rate mails a second, more than 0
 */
export function createPace(rate: number): Pace {
  return pThrottle({ limit: 1, interval: 1_000 / rate })(async () => {});
}
