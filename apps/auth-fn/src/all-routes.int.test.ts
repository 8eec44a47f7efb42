import { authRoutes, type RouteContract } from '@baton/dto';
import { exportSPKI, generateKeyPair, importJWK, type JWK, SignJWT, UnsecuredJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type AuthApp, cookieOf, ISSUER, startAuthApp } from './test-support/auth-app.ts';
import { createAuthTable, scan } from './test-support/auth-table.ts';
import type { EventOptions } from './test-support/events.ts';
import { signIn, signUp } from './test-support/people.ts';
import { SAMPLE_BODIES, samplePath } from './test-support/route-samples.ts';

type Row = readonly [id: string, route: RouteContract, body: unknown];

const ALL: Row[] = Object.entries(authRoutes).map(([key, route]) => [
  route.id,
  route,
  SAMPLE_BODIES[key as keyof typeof authRoutes],
]);
const CHANGING = ALL.filter(([, { method }]) => method !== 'get');
const WITH_BODY = ALL.filter(([, { body }]) => body !== undefined);
const BEARER = ALL.filter(([, { security }]) => security === 'bearer');

let table: string;
let app: AuthApp;
let token: string;
let cookie: string;

beforeAll(async () => {
  table = await createAuthTable();
  app = startAuthApp(table);
  await signUp(app);
  const login = await signIn(app);
  token = String(login.json.accessToken);
  cookie = cookieOf(login);
});

/** A good request of a signed-in person, but for what is said otherwise. */
function call(route: RouteContract, body: unknown, options: EventOptions = {}): Promise<Answer> {
  const headers = { authorization: `Bearer ${token}`, ...options.headers };
  return app.call(route.method.toUpperCase(), samplePath(route), {
    ...(body !== undefined && { body }),
    ...options,
    headers,
  });
}

/** The answer, once it is certain that nothing in the table has changed. */
async function withoutEffect(work: () => Promise<Answer>): Promise<Answer> {
  const before = await scan(table);
  const answer = await work();
  expect(await scan(table)).toEqual(before);
  return answer;
}

describe('a request that another site makes a browser send', () => {
  it.each(CHANGING)('to %s is refused', async (_id, route, body) => {
    const foreign: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { origin: ISSUER, 'sec-fetch-site': 'cross-site' },
    ];
    for (const headers of foreign) {
      const answer = await withoutEffect(() => call(route, body, { headers, cookies: [cookie] }));
      expect(answer.statusCode).toBe(403);
      expect(answer.json.code).toBe('foreign-origin');
      expect(answer.cookies).toBeUndefined();
      expect(route.errors).toContain('foreign-origin');
    }
  });

  it.each(ALL)('gets no leave from %s to read the answer', async (_id, route, body) => {
    const origin = 'https://evil.example';
    const preflight = { origin, 'access-control-request-method': route.method.toUpperCase() };
    const answers = [
      await app.call('OPTIONS', samplePath(route), { headers: preflight }),
      await call(route, body, { headers: { origin } }),
    ];
    expect(answers[0]?.statusCode).toBe(405);
    for (const { headers } of answers) {
      const cors = Object.keys(headers ?? {}).filter((name) => name.startsWith('access-control-'));
      expect(cors).toEqual([]);
    }
  });
});

describe('a bad token', () => {
  const bad: [what: string, make: () => Promise<string | undefined>, code: string][] = [
    ['none', async () => undefined, 'unauthenticated'],
    ['one that was tampered with', async () => tampered(token), 'token-invalid'],
    ['one that says it needs no signature', unsigned, 'token-invalid'],
    ['one signed with the public key as a secret', signedWithPublicKey, 'token-invalid'],
    ['one of another issuer', () => issued({ issuer: 'https://evil.example' }), 'token-invalid'],
    ['one for another audience', () => issued({ audience: 'else' }), 'token-invalid'],
    ['one of another type', () => issued({ typ: 'JWT' }), 'token-invalid'],
    ['one signed with a key of its own', signedWithOwnKey, 'token-invalid'],
    ['one that has expired', () => issued({ lifetime: -1 }), 'token-expired'],
  ];

  describe.each(bad)('%s', (_what, make, code) => {
    it.each(BEARER)('is refused by %s', async (_id, route, body) => {
      const value = await make();
      const answer = await withoutEffect(() =>
        app.call(route.method.toUpperCase(), samplePath(route), {
          ...(body !== undefined && { body }),
          ...(value !== undefined && { headers: { authorization: `Bearer ${value}` } }),
        }),
      );
      expect(answer.statusCode).toBe(401);
      expect(answer.json.code).toBe(code);
    });
  });

  it('of a kind that is good but for what is wrong with it would pass', async () => {
    const headers = { authorization: `Bearer ${await issued({})}` };
    expect((await app.call('GET', '/auth/me', { headers })).statusCode).toBe(200);
  });
});

describe('a body', () => {
  const tooLarge = JSON.stringify({ name: 'x'.repeat(256 * 1024) });

  it.each(WITH_BODY)(
    'for %s is JSON, of a limited size and without fields of its own',
    async (_id, route, body) => {
      const refused: [given: unknown, headers: Record<string, string>, status: number, code: string][] = [
        [{ ...(body as object), isAdmin: true }, {}, 400, 'validation'],
        [[body], {}, 400, 'validation'],
        ['{"password":', {}, 400, 'invalid-json'],
        [body, { 'content-type': 'text/plain' }, 415, 'unsupported-media-type'],
        [body, { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'unsupported-media-type'],
        [tooLarge, {}, 413, 'payload-too-large'],
      ];
      for (const [given, headers, status, code] of refused) {
        const answer = await withoutEffect(() => call(route, given, { headers }));
        expect([answer.statusCode, answer.json.code]).toEqual([status, code]);
        expect(route.errors).toContain(code);
      }
    },
  );

  it.each(WITH_BODY)('with a field that %s does not know is told which', async (_id, route, body) => {
    const { json } = await call(route, { ...(body as object), isAdmin: true });
    expect(json.errors).toEqual([{ path: 'isAdmin', message: expect.any(String) }]);
  });
});

/** What each route answers to the sample of its request, sent by a signed-in person without a cookie. */
const ANSWERED = {
  register: 409,
  login: 200,
  refresh: 401,
  logout: 204,
  getMe: 200,
  updateMe: 200,
  deleteAccount: 204,
  requestEmailVerification: 202,
  verifyEmail: 410,
  requestPasswordReset: 202,
  resetPassword: 410,
  listSessions: 200,
  endOtherSessions: 204,
  endSession: 404,
  listLogins: 200,
  getJwks: 200,
} satisfies Record<(typeof authRoutes)[keyof typeof authRoutes]['id'], number>;

// Last, because these requests do what they ask for.
describe('an answer', () => {
  const isDeletion = ([id]: Row) => Number(id === 'deleteAccount');
  const deletionLast = [...ALL].sort((a, b) => isDeletion(a) - isDeletion(b));

  // A minute after the link that came with the sign-up another one may be mailed.
  beforeAll(() => app.pass(60_000));

  it.each(deletionLast)('of %s is kept by nobody, the public keys excepted', async (id, route, body) => {
    const answer = await call(route, body);
    expect([id, answer.statusCode]).toEqual([id, ANSWERED[id as keyof typeof ANSWERED]]);
    expect(answer.headers?.['cache-control']).toBe(id === 'getJwks' ? 'public, max-age=300' : 'no-store');
  });
});

const claimsOf = (jwt: string) => JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString());
const headerOf = (jwt: string) => JSON.parse(Buffer.from(jwt.split('.')[0] ?? '', 'base64url').toString());

async function privateKey() {
  const items = await scan(table);
  const key = items.find(({ privateJwk }) => privateJwk !== undefined);
  return importJWK(key?.privateJwk as JWK, 'RS256');
}

/** A token of our own key that is good unless it is told not to be. */
async function issued({ issuer = ISSUER, audience = 'baton', typ = 'at+jwt', lifetime = 600 }) {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT(claimsOf(token))
    .setProtectedHeader({ ...headerOf(token), typ })
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt(now - 700)
    .setExpirationTime(now + lifetime)
    .sign(await privateKey());
}

function tampered(jwt: string): string {
  const [head, , signature] = jwt.split('.');
  const claims = { ...claimsOf(jwt), sub: '01a203d7-bd67-7156-814d-fa5d8cdd1f5b' };
  return `${head}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${signature}`;
}

async function unsigned(): Promise<string> {
  return new UnsecuredJWT(claimsOf(token)).encode();
}

async function signedWithPublicKey(): Promise<string> {
  const { json } = await app.call('GET', '/auth/.well-known/jwks.json');
  const jwk = (json.keys as JWK[])[0] as JWK;
  const pem = await exportSPKI((await importJWK(jwk, 'RS256', { extractable: true })) as never);
  const header = { ...headerOf(token), alg: 'HS256' };
  return new SignJWT(claimsOf(token)).setProtectedHeader(header).sign(new TextEncoder().encode(pem));
}

async function signedWithOwnKey(): Promise<string> {
  const { privateKey: own } = await generateKeyPair('RS256');
  return new SignJWT(claimsOf(token)).setProtectedHeader(headerOf(token)).sign(own);
}
