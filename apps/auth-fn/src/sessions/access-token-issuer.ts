import { ACCESS_TOKEN_ALGORITHM, ACCESS_TOKEN_TYPE, type AccessClaims } from '@baton/access-token';
import { SignJWT } from 'jose';
import { randomUUID } from 'node:crypto';
import type { StoredAccount } from '../accounts/index.ts';
import type { SigningKey, SigningKeys } from '../signing-keys/index.ts';

/** Seconds; the longest that a session which has ended goes on working. */
const LIFETIME = 10 * 60;

export interface AccessToken {
  readonly token: string;
  /** Seconds. */
  readonly expiresIn: number;
}

export type IssueAccessToken = (account: StoredAccount, sessionId: string) => Promise<AccessToken>;

/** Gets hold of the key; what it returns waits for nobody else and cannot fail. */
export type AccessTokenIssuer = () => Promise<IssueAccessToken>;

export function createAccessTokenIssuer(options: {
  readonly signingKeys: SigningKeys;
  readonly issuer: string;
  readonly audience: string;
  readonly now: () => number;
}): AccessTokenIssuer {
  const { signingKeys, issuer, audience, now } = options;
  return async () => {
    const signing = await (await signingKeys()).signing();
    return (account, sessionId) => issue(signing, account, sessionId);
  };

  async function issue(
    signing: SigningKey,
    { id, email, emailVerified, name, locale }: StoredAccount,
    sessionId: string,
  ): Promise<AccessToken> {
    const claims: AccessClaims = {
      sub: id,
      sid: sessionId,
      email,
      email_verified: emailVerified,
      name,
      locale,
    };
    const issuedAt = Math.floor(now() / 1000);
    const token = await new SignJWT({ ...claims })
      .setProtectedHeader({ alg: ACCESS_TOKEN_ALGORITHM, typ: ACCESS_TOKEN_TYPE, kid: signing.kid })
      .setIssuer(issuer)
      .setAudience(audience)
      .setJti(randomUUID())
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + LIFETIME)
      .sign(signing.key);
    return { token, expiresIn: LIFETIME };
  }
}
