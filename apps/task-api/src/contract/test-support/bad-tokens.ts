import type { ProblemCode } from '@baton/dto';
import type { TaskApiFixture, TestUser } from '../../test-support/task-api-fixture.ts';

/** What is sent in place of a token, and what every route answers to it. */
export interface BadToken {
  readonly what: string;
  readonly code: ProblemCode;
  /** `null` for none. */
  readonly token: string | null;
}

/** Tokens that would be the user's but for what is wrong with them. */
export async function makeBadTokens(api: TaskApiFixture, user: TestUser): Promise<readonly BadToken[]> {
  const { sub, email, name, locale, token } = user;
  const claims = { sub, email, name, locale };
  const { issuer } = api;
  const hourAgo = Math.floor(Date.now() / 1000) - 3_600;
  const invalid = {
    'that was tampered with': `${token}x`,
    'of another key': await issuer.forge(claims),
    'without a signature': issuer.leaveUnsigned(claims),
    'signed by the public key as a secret': await issuer.signByPublicKey(claims),
    'of another issuer': await issuer.sign(claims, { issuer: 'https://evil.example' }),
    'for another audience': await issuer.sign(claims, { audience: 'else' }),
    'of another type': await issuer.sign(claims, { type: 'JWT' }),
    'of a deleted account': await tokenOfDeletedAccount(api),
  };
  return [
    { what: 'none', code: 'unauthenticated', token: null },
    { what: 'expired', code: 'token-expired', token: await issuer.sign(claims, { issuedAt: hourAgo }) },
    ...Object.entries(invalid).map(([what, bad]) => ({ what, code: 'token-invalid' as const, token: bad })),
  ];
}

async function tokenOfDeletedAccount(api: TaskApiFixture): Promise<string> {
  const { sub, email, name, locale, token } = await api.signUp('Gone');
  await api.database.query(
    `INSERT INTO users (id, email, name, locale, as_of, deleted_at) VALUES ($1, $2, $3, $4, now(), now())`,
    [sub, email, name, locale],
  );
  return token;
}
