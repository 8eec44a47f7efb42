const BASE_MS = 200;
const CAP_MS = 15_000;

/**
 * How long to wait, in milliseconds, after so many failures in a row: exponential with full jitter, so that
 * processes that failed together do not come back together.
 * https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/
 */
export function backoffMs(failures: number, random: () => number = Math.random): number {
  return Math.round(random() * Math.min(CAP_MS, BASE_MS * 2 ** failures));
}
