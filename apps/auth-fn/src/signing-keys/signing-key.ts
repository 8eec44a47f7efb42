import { ACCESS_TOKEN_ALGORITHM } from '@baton/access-token';
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import * as z from 'zod';

const rsaJwkSchema = z.looseObject({ kty: z.literal('RSA'), n: z.string(), e: z.string() });

/** A key pair as the table holds it. */
export const storedSigningKeySchema = z.object({
  /** The RFC 7638 thumbprint of the public key. */
  kid: z.string(),
  privateJwk: rsaJwkSchema.extend({ d: z.string() }),
  /** As the JWKS shows it. */
  publicJwk: rsaJwkSchema,
  createdAt: z.iso.datetime(),
});
export type StoredSigningKey = z.infer<typeof storedSigningKeySchema>;

export async function generateSigningKey(now: number): Promise<StoredSigningKey> {
  const pair = await generateKeyPair(ACCESS_TOKEN_ALGORITHM, { modulusLength: 2048, extractable: true });
  const publicJwk = await exportJWK(pair.publicKey);
  const kid = await calculateJwkThumbprint(publicJwk);
  return storedSigningKeySchema.parse({
    kid,
    privateJwk: await exportJWK(pair.privateKey),
    publicJwk: { ...publicJwk, kid, alg: ACCESS_TOKEN_ALGORITHM, use: 'sig' },
    createdAt: new Date(now).toISOString(),
  });
}
