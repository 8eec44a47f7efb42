import { ACCESS_TOKEN_ALGORITHM } from '@baton/access-token';
import { AppError } from '@baton/dto';
import { type CryptoKey, importJWK, type JSONWebKeySet } from 'jose';
import { generateSigningKey } from './signing-key.ts';
import type { SigningKeysRepository, StoredKeyRing } from './signing-keys.repository.ts';

/** How long an instance signs with a key after another one has been made active; milliseconds. */
const CACHE_FOR = 5 * 60 * 1000;
const ATTEMPTS = 3;

export interface KeyRing {
  readonly signing: { readonly kid: string; readonly key: CryptoKey };
  /** The public parts of all keys, RFC 7517. */
  readonly jwks: JSONWebKeySet;
}

/** The keys, read from the table at most every five minutes; the first one is made when there is none. */
export type SigningKeys = () => Promise<KeyRing>;

export function createSigningKeys(options: {
  readonly repository: SigningKeysRepository;
  readonly now: () => number;
}): SigningKeys {
  const { repository, now } = options;
  let cached: { readonly ring: Promise<KeyRing>; readonly until: number } | undefined;

  return async () => {
    if (!cached || now() >= cached.until) cached = { ring: load(), until: now() + CACHE_FOR };
    const current = cached;
    try {
      return await current.ring;
    } catch (error) {
      if (cached === current) cached = undefined;
      throw error;
    }
  };

  async function load(): Promise<KeyRing> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const stored = await repository.find();
      if (stored) return toKeyRing(stored);
      // Whoever loses against another instance drops its own key and reads the winner's.
      await repository.insertFirst(await generateSigningKey(now()));
    }
    throw new AppError('unavailable', { detail: 'The signing key cannot be made now; try again.' });
  }
}

async function toKeyRing({ active, keys }: StoredKeyRing): Promise<KeyRing> {
  // A JWK with `kty: RSA` always imports as a CryptoKey; raw bytes come from `oct` alone.
  const key = (await importJWK(active.privateJwk, ACCESS_TOKEN_ALGORITHM)) as CryptoKey;
  return {
    signing: { kid: active.kid, key },
    jwks: { keys: keys.map(({ publicJwk }) => publicJwk) },
  };
}
