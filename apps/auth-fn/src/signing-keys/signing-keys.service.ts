import { ACCESS_TOKEN_ALGORITHM } from '@baton/access-token';
import { type CryptoKey, importJWK, type JSONWebKeySet } from 'jose';
import { INSTANCE_CACHE, kidsOf } from './key-ring.ts';
import type { KeyRotation } from './key-rotation.service.ts';
import type { StoredKeyRing } from './signing-keys.repository.ts';

export interface Keys {
  /** The key that signs, imported when the first token is signed. */
  readonly signing: () => Promise<{ readonly kid: string; readonly key: CryptoKey }>;
  /** The public parts of all keys, RFC 7517. */
  readonly jwks: JSONWebKeySet;
}

/** The keys, read from the table at most every five minutes; the first one is made when there is none. */
export type SigningKeys = () => Promise<Keys>;

export function createSigningKeys(options: {
  readonly rotation: Pick<KeyRotation, 'standing'>;
  readonly now: () => number;
}): SigningKeys {
  const { rotation, now } = options;
  let cached: { readonly keys: Promise<Keys>; readonly until: number } | undefined;

  return async () => {
    if (!cached || now() >= cached.until) {
      cached = { keys: rotation.standing().then(toKeys), until: now() + INSTANCE_CACHE };
    }
    const current = cached;
    try {
      return await current.keys;
    } catch (error) {
      if (cached === current) cached = undefined;
      throw error;
    }
  };
}

function toKeys({ ring, keys }: StoredKeyRing): Keys {
  const shown = kidsOf(ring).flatMap((kid) => keys.get(kid) ?? []);
  const [active] = shown;
  if (!active) throw new Error('The ring has no active key.');
  let key: Promise<CryptoKey> | undefined;
  return {
    signing: async () => {
      // A JWK with `kty: RSA` always imports as a CryptoKey; raw bytes come from `oct` alone.
      key ??= importJWK(active.privateJwk, ACCESS_TOKEN_ALGORITHM) as Promise<CryptoKey>;
      return { kid: active.kid, key: await key };
    },
    jwks: { keys: shown.map(({ publicJwk }) => publicJwk) },
  };
}
