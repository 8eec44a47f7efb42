import * as z from 'zod';

/** Links mailed at once, after a pause; in seconds, how far apart they are, and how long until one more. */
const BURST = 3;
const INTERVAL = 60;
const EVERY = 30 * 60;

/** How many links were mailed to an address lately: a bucket that fills by itself. Times in epoch seconds. */
export const linkLimitSchema = z.object({
  /** When as many may be mailed again as after a long pause. */
  fullAt: z.int(),
  /** When the last one was mailed. */
  lastAt: z.int(),
});
export type LinkLimit = z.infer<typeof linkLimitSchema>;

/** The limit once another link is mailed. @param at epoch seconds */
export function withAnother(limit: LinkLimit | undefined, at: number): LinkLimit {
  return { fullAt: Math.max(at, limit?.fullAt ?? 0) + EVERY, lastAt: at };
}

/** What a limit must not be beyond for another link to be mailed. @param at epoch seconds */
export function bounds(at: number): LinkLimit {
  return { fullAt: at + (BURST - 1) * EVERY, lastAt: at - INTERVAL };
}

/** @param at epoch seconds @returns seconds until another link may be mailed */
export function waitFor(limit: LinkLimit | undefined, at: number): number {
  if (!limit) return 0;
  const { fullAt, lastAt } = bounds(at);
  return Math.max(0, limit.fullAt - fullAt, limit.lastAt - lastAt);
}
