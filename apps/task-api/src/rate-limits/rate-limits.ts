import { AppError } from '@baton/dto';
import type { Limiter } from '../platform/http/index.ts';
import type { Logger } from '../platform/logger.ts';
import { createSharedBuckets, type Limit, type SharedBuckets } from './shared-buckets.ts';
import { viewerNetwork } from './viewer-network.ts';

/** Carries what the processes tell each other. */
export const RATE_LIMITS_CHANNEL = 'rate_limits';

/** A page that is opened asks for several things, and a script for many. Seconds of the rate at once. */
const BURST_S = 10;

/** Whoever sets up a team adds many members in a short time. */
const MAILS_BURST_S = 600;

export interface RateLimits extends Limiter {
  /** @throws AppError `rate-limited` */
  readonly requireMails: (userId: string, count: number) => void;
  readonly buckets: SharedBuckets;
}

/**
 * @param options requests a second, of one user and from one network; and mentions and new members of one user,
 *   each of which mails somebody at once
 */
export function createRateLimits(options: {
  readonly perUser: number;
  readonly perNetwork: number;
  readonly mailsPerHour: number;
  readonly notify: (payload: string) => Promise<unknown>;
  readonly logger: Logger;
  readonly now?: () => number;
}): RateLimits {
  const user = limitOf('user', options.perUser, BURST_S);
  const network = limitOf('network', options.perNetwork, BURST_S);
  const mails = limitOf('mails', options.mailsPerHour / 3_600, MAILS_BURST_S);
  const buckets = createSharedBuckets({ ...options, limits: [user, network, mails] });
  const policy = `"user";q=${user.burst};w=${BURST_S}`;

  function take(limit: Limit, key: string, what: string, count?: number): void {
    const wait = buckets.take(limit, key, count);
    if (wait === 0) return;
    const retryAfter = Math.ceil(wait / 1_000);
    throw new AppError('rate-limited', { retryAfter, detail: `${what}; try again in ${retryAfter} s.` });
  }

  return {
    buckets,
    admitNetwork: (header, peer) =>
      take(network, viewerNetwork(header, peer), 'Too many requests come from your network'),
    admitUser: (userId) => take(user, userId, 'You send too many requests'),
    headersOf(userId) {
      const left = Math.max(0, Math.floor(buckets.left(user, userId)));
      // Until it is whole again.
      const seconds = Math.ceil(((user.burst - left) * user.every) / 1_000);
      return { 'ratelimit-policy': policy, ratelimit: `"user";r=${left};t=${seconds}` };
    },
    requireMails(userId, count) {
      // Otherwise those who mention more at once could never.
      const counted = Math.min(count, mails.burst);
      if (counted > 0) take(mails, userId, 'You have told very many people in a short time', counted);
    },
  };
}

function limitOf(name: string, perSecond: number, burstSeconds: number): Limit {
  return { name, burst: Math.floor(perSecond * burstSeconds), every: 1_000 / perSecond };
}
