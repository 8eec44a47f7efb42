import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ACCESS_TOKEN_ALGORITHM, ACCESS_TOKEN_TYPE, type AccessClaims } from '@baton/access-token';
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';

export const ISSUER = 'https://baton.test';
export const AUDIENCE = 'baton';

export interface TokenOptions {
  readonly issuer?: string;
  readonly audience?: string;
  readonly type?: string;
  /** Epoch seconds. */
  readonly issuedAt?: number;
}

export interface TestIssuer {
  readonly jwksUrl: string;
  /** Signs an access token of ten minutes, as auth-fn does. */
  readonly sign: (claims: Omit<AccessClaims, 'sid'>, options?: TokenOptions) => Promise<string>;
  /** The same by a key that is not in the JWKS. */
  readonly forge: (claims: Omit<AccessClaims, 'sid'>) => Promise<string>;
  /** The same by `HS256`, with the public key as the secret. */
  readonly signByPublicKey: (claims: Omit<AccessClaims, 'sid'>) => Promise<string>;
  /** The same without a signature, by `alg: none`. */
  readonly leaveUnsigned: (claims: Omit<AccessClaims, 'sid'>) => string;
  readonly close: () => Promise<void>;
}

/** Stands in for auth-fn: a key made now, its public half served as a JWKS. */
export async function startTestIssuer(): Promise<TestIssuer> {
  const { publicKey, privateKey } = await generateKeyPair(ACCESS_TOKEN_ALGORITHM, { extractable: true });
  const foreign = await generateKeyPair(ACCESS_TOKEN_ALGORITHM);
  const jwk = { ...(await exportJWK(publicKey)), kid: 'test', alg: ACCESS_TOKEN_ALGORITHM, use: 'sig' };
  const server = createServer((_req, res) => {
    res.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [jwk] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  async function signWith(
    key: CryptoKey | Uint8Array,
    claims: Omit<AccessClaims, 'sid'>,
    options: TokenOptions & { readonly algorithm?: string } = {},
  ) {
    const issuedAt = options.issuedAt ?? Math.floor(Date.now() / 1000);
    return new SignJWT({ ...claims, sid: randomUUID() })
      .setProtectedHeader({
        alg: options.algorithm ?? ACCESS_TOKEN_ALGORITHM,
        kid: 'test',
        typ: options.type ?? ACCESS_TOKEN_TYPE,
      })
      .setIssuer(options.issuer ?? ISSUER)
      .setAudience(options.audience ?? AUDIENCE)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + 600)
      .setJti(randomUUID())
      .sign(key);
  }

  return {
    jwksUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`,
    sign: (claims, options) => signWith(privateKey, claims, options),
    forge: (claims) => signWith(foreign.privateKey, claims),
    signByPublicKey: async (claims) =>
      signWith(new TextEncoder().encode(await exportSPKI(publicKey)), claims, { algorithm: 'HS256' }),
    leaveUnsigned: (claims) =>
      new UnsecuredJWT({ ...claims, sid: randomUUID() })
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setIssuedAt()
        .setExpirationTime('10m')
        .setJti(randomUUID())
        .encode(),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
