import type { AccessClaims } from '@baton/access-token';
import { AppError } from '@baton/dto';
import { TokenBuckets } from '@baton/token-buckets';
import { createHash } from 'node:crypto';
import type { Admit } from '../http/index.ts';
import { RATE_LIMITS, type RateLimit, type Scope } from './rate-limits.ts';

/** Some 2 MB; a few times as many as an instance meets within the time that they take to fill. */
const BUCKETS_MAX = 10_000;

/**
 * Slows down guessing and flooding with what one instance knows; nothing is written anywhere.
 * @throws AppError `rate-limited` from what it returns
 */
export function createRateLimiter({ now }: { readonly now: () => number }): Admit {
  const buckets = new TokenBuckets(BUCKETS_MAX);
  return (contract, { client, body, caller }) => {
    const limits: readonly RateLimit[] = (RATE_LIMITS as Record<string, RateLimit[]>)[contract.id] ?? [];
    for (const limit of limits) {
      if (limit.onlyWith !== undefined && !Object.hasOwn(body as object, limit.onlyWith)) continue;
      const key = [limit.scope, limit.name, ...whose[limit.scope]({ client, body, caller })].join(' ');
      const wait = buckets.take(key, limit, now());
      if (wait > 0) {
        const retryAfter = Math.ceil(wait / 1000);
        throw new AppError('rate-limited', { retryAfter, detail: `Try again in ${retryAfter} s.` });
      }
    }
  };
}

/** What tells the buckets of a scope apart. */
const whose: Readonly<Record<Scope, (call: Parameters<Admit>[1]) => readonly string[]>> = {
  address: ({ client, body }) => [client.addressPrefix, hashOf((body as { email: string }).email)],
  caller: ({ caller }) => [(caller as AccessClaims).sub],
  network: ({ client }) => [client.addressPrefix],
};

// An address needs no place in memory for this.
function hashOf(email: string): string {
  return createHash('sha256').update(email).digest('base64url');
}
