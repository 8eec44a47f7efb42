import { createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey } from 'jose';
import type { Logger } from './logger.ts';

const TIME_LIMIT_MS = 3_000;

/** How long keys go on after auth-fn was last heard of; a token lives ten minutes. */
const KEPT_MS = 24 * 60 * 60_000;

/**
 * auth-fn's public keys. While they cannot be had, those that were had last go on, so that only tokens of a key
 * that is newer than that have to wait.
 */
export function createSigningKeys(url: string, logger: Logger): JWTVerifyGetKey {
  let last: { readonly text: string; readonly at: number } | undefined;
  let isAway = false;

  const keys = createRemoteJWKSet(new URL(url), {
    timeoutDuration: TIME_LIMIT_MS,
    [customFetch]: async (address, options) => {
      try {
        const response = await fetch(address, options);
        if (!response.ok) throw new Error(`auth-fn answers ${response.status} for its keys`);
        last = { text: await response.text(), at: Date.now() };
        isAway = false;
      } catch (error) {
        if (!last || Date.now() - last.at > KEPT_MS) throw error;
        isAway = true;
        logger.warn({ err: error }, 'the keys of access tokens cannot be had, the last ones go on');
      }
      return new Response(last.text, { headers: { 'content-type': 'application/json' } });
    },
  });

  return async (header, token) => {
    try {
      return await keys(header, token);
    } catch (error) {
      // It may be a key that we could not hear of yet.
      if (isAway && error instanceof errors.JWKSNoMatchingKey)
        throw new Error('No key yet', { cause: error });
      throw error;
    }
  };
}
