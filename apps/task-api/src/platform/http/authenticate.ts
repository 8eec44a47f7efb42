import { type AccessTokenVerifier, bearerToken, type VerifiedAccessToken } from '@baton/access-token';
import { LRUCache } from 'lru-cache';

const CACHED_TOKENS = 10_000;

/** Finds out who sends an `Authorization` header. */
export type Authenticate = (authorization: string | undefined) => Promise<VerifiedAccessToken>;

/** Remembers verified tokens until they expire, because verifying one costs more than most requests. */
export function createAuthenticate(verify: AccessTokenVerifier, now: () => number = Date.now): Authenticate {
  const verified = new LRUCache<string, VerifiedAccessToken>({ max: CACHED_TOKENS });
  return async (authorization) => {
    const token = bearerToken(authorization);
    const known = verified.get(token);
    if (known && known.expiresAt > now()) return known;
    verified.delete(token);
    const fresh = await verify(token);
    verified.set(token, fresh);
    return fresh;
  };
}
