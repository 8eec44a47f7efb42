import { exportSPKI, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { type AuthApp, ISSUER, startAuthApp } from '../test-support/auth-app.ts';
import { createAuthTable } from '../test-support/auth-table.ts';
import { signIn, signUp } from '../test-support/people.ts';

let table: string;
let app: AuthApp;
let token: string;

beforeAll(async () => {
  table = await createAuthTable();
  app = startAuthApp(table);
  await signUp(app);
  token = String((await signIn(app)).json.accessToken);
});

function me(authorization: string | undefined) {
  return app.call('GET', '/auth/me', authorization === undefined ? {} : { headers: { authorization } });
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const decode = (part: string | undefined) => JSON.parse(Buffer.from(part ?? '', 'base64url').toString());

async function publicKey(): Promise<JWK> {
  const { json } = await app.call('GET', '/auth/.well-known/jwks.json');
  return (json.keys as JWK[])[0] as JWK;
}

describe('GET /auth/me', () => {
  it('answers with the account of the token', async () => {
    const answer = await me(`Bearer ${token}`);
    expect(answer.statusCode).toBe(200);
    expect(answer.json.user).toMatchObject({ email: 'kim@example.com', name: 'Kim Min-ji', locale: 'ko' });
    expect(JSON.stringify(answer.json)).not.toContain('argon2');
  });

  it.each([undefined, '', 'Bearer', 'Basic a2ltOnNlY3JldA=='])(
    'is unauthenticated with the header %j',
    async (authorization) => {
      const answer = await me(authorization);
      expect(answer.statusCode).toBe(401);
      expect(answer.json.code).toBe('unauthenticated');
      expect(answer.headers).toMatchObject({ 'www-authenticate': 'Bearer' });
    },
  );

  it('tells an expired token from a bad one', async () => {
    const earlier = startAuthApp(table, { startAt: Date.now() - 601_000 });
    const { json } = await signIn(earlier);
    const answer = await me(`Bearer ${json.accessToken}`);
    expect(answer.statusCode).toBe(401);
    expect(answer.json.code).toBe('token-expired');
  });
});

describe('a forged token', () => {
  const claims = () => decode(token.split('.')[1]);
  const header = () => decode(token.split('.')[0]);

  async function expectRefused(forged: string) {
    const answer = await me(`Bearer ${forged}`);
    expect(answer.statusCode).toBe(401);
    expect(answer.json.code).toBe('token-invalid');
  }

  it.each(['x', 'a b'])('that is no token, such as %j, is refused', expectRefused);

  it('with other claims under the same signature is refused', async () => {
    const [head, , signature] = token.split('.');
    await expectRefused(`${head}.${encode({ ...claims(), name: 'Lee' })}.${signature}`);
  });

  it('that says it needs no signature is refused', async () => {
    await expectRefused(`${encode({ ...header(), alg: 'none' })}.${token.split('.')[1]}.`);
  });

  it('signed with the public key as a shared secret is refused', async () => {
    const key = await importJWK(await publicKey(), 'RS256', { extractable: true });
    const secret = new TextEncoder().encode(await exportSPKI(key as never));
    const forged = new SignJWT(claims()).setProtectedHeader({ ...header(), alg: 'HS256' });
    await expectRefused(await forged.sign(secret));
  });

  it('signed with another key under the same name is refused', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    await expectRefused(await new SignJWT(claims()).setProtectedHeader(header()).sign(privateKey));
  });

  it('with a key of its own in its header is refused', async () => {
    const { privateKey, publicKey: own } = await generateKeyPair('RS256', { extractable: true });
    const jwk = await crypto.subtle.exportKey('jwk', own);
    const forged = new SignJWT(claims()).setProtectedHeader({ ...header(), kid: undefined, jwk: jwk as JWK });
    await expectRefused(await forged.sign(privateKey));
  });

  it('of a foreign issuer that shares the keys is refused', async () => {
    const foreign = startAuthApp(table, { issuer: `${ISSUER}.evil.example` });
    await expectRefused(String((await signIn(foreign)).json.accessToken));
  });
});
