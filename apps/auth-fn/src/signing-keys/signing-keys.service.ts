import { ACCESS_TOKEN_ALGORITHM } from '@baton/access-token';
import { type CryptoKey, importJWK, type JSONWebKeySet } from 'jose';
import { INSTANCE_CACHE, kidsOf, UNKNOWN_KEY_CACHE } from './key-ring.ts';
import type { KeyRotation } from './key-rotation.service.ts';
import type { StoredKeyRing } from './signing-keys.repository.ts';

export interface SigningKey {
  readonly kid: string;
  readonly key: CryptoKey;
}

export interface Keys {
  /** The key that signs, imported when the first token is signed. */
  readonly signing: () => Promise<SigningKey>;
  /** The public parts of all keys, RFC 7517. */
  readonly jwks: JSONWebKeySet;
}

/**
 * The keys, read from the table when they are five minutes old; the first one is made when there is none.
 * @param kid one that should be among them: when it is not, they are read again, at most every ten seconds
 */
export type SigningKeys = (kid?: string) => Promise<Keys>;

export function createSigningKeys(options: {
  readonly rotation: Pick<KeyRotation, 'standing'>;
  readonly now: () => number;
}): SigningKeys {
  const { rotation, now } = options;
  let cached: { readonly keys: Promise<Keys>; readonly readAt: number } | undefined;

  async function keysOfAge(limit: number): Promise<Keys> {
    if (!cached || now() >= cached.readAt + limit) {
      cached = { keys: rotation.standing().then(toKeys), readAt: now() };
    }
    const current = cached;
    try {
      return await current.keys;
    } catch (error) {
      if (cached === current) cached = undefined;
      throw error;
    }
  }

  return async (kid) => {
    const keys = await keysOfAge(INSTANCE_CACHE);
    // Another instance signs with a key that this one has not read: all keys have just been replaced.
    const isKnown = kid === undefined || keys.jwks.keys.some((key) => key.kid === kid);
    return isKnown ? keys : keysOfAge(UNKNOWN_KEY_CACHE);
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
