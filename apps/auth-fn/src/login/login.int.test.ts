import { decodeJwt, decodeProtectedHeader } from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';
import { type AuthApp, startAuthApp } from '../test-support/auth-app.ts';
import { createAuthTable, itemsOf, scan } from '../test-support/auth-table.ts';
import { recordingClient } from '../test-support/dynamodb.ts';
import { KIM, signIn, signUp } from '../test-support/people.ts';

const WRONG = 'incorrect horse battery staple';

let table: string;
let app: AuthApp;
let userId: string;

beforeEach(async () => {
  table = await createAuthTable();
  app = startAuthApp(table, { startAt: Date.parse('2026-03-01T09:00:00.000Z') });
  const { json } = await signUp(app);
  userId = (json.user as { id: string }).id;
});

describe('a right login', () => {
  it('gives an access token for ten minutes, the account and the refresh cookie', async () => {
    const answer = await signIn(app);
    expect(answer.statusCode).toBe(200);
    expect(answer.json).toEqual({
      accessToken: expect.any(String),
      tokenType: 'Bearer',
      expiresIn: 600,
      user: { id: userId, email: 'kim@example.com', name: 'Kim Min-ji', locale: 'ko', emailVerified: false },
    });
    expect(answer.cookies).toEqual([
      expect.stringMatching(
        new RegExp(
          `^baton_refresh=${userId}\\.[\\da-f-]{36}\\.[\\w-]{43}; ` +
            'Max-Age=2592000; Path=/auth; HttpOnly; Secure; SameSite=Strict$',
        ),
      ),
    ]);
  });

  it('signs who it is into the token, with the key of the JWKS', async () => {
    const { json } = await signIn(app);
    const jwks = await app.call('GET', '/auth/.well-known/jwks.json');
    const [key] = jwks.json.keys as { kid: string }[];
    const token = String(json.accessToken);
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'RS256', typ: 'at+jwt', kid: key?.kid });
    const [session] = await itemsOf(table, 'session#');
    expect(decodeJwt(token)).toEqual({
      iss: 'https://baton.example.com',
      aud: 'baton',
      sub: userId,
      sid: session?.id,
      jti: expect.stringMatching(/^[\da-f-]{36}$/),
      email: 'kim@example.com',
      email_verified: false,
      name: 'Kim Min-ji',
      locale: 'ko',
      iat: 1_772_355_600,
      exp: 1_772_356_200,
    });
  });

  it('adds a session without its token, and a login item', async () => {
    const answer = await app.call('POST', '/auth/login', {
      body: { email: 'Kim@Example.com', password: KIM.password, timeZone: 'Asia/Seoul' },
      headers: {
        'user-agent': 'x'.repeat(300),
        'cloudfront-viewer-address': '2001:db8:12:34::1:46532',
      },
    });
    const secret = answer.cookies?.[0]?.split(';')[0]?.split('.')[2] ?? '';
    const [session] = await itemsOf(table, 'session#');
    expect(session).toEqual({
      userId,
      id: expect.any(String),
      tokenHash: expect.stringMatching(/^[\w-]{43}$/),
      rotatedAt: '2026-03-01T09:00:00.000Z',
      createdAt: '2026-03-01T09:00:00.000Z',
      passwordVersion: 0,
      addressPrefix: '2001:db8:12::/48',
      userAgent: 'x'.repeat(256),
      timeZone: 'Asia/Seoul',
      expiresAt: 1_774_947_600,
    });
    expect(await itemsOf(table, 'login#')).toEqual([
      {
        at: '2026-03-01T09:00:00.000Z',
        addressPrefix: '2001:db8:12::/48',
        userAgent: 'x'.repeat(256),
        timeZone: 'Asia/Seoul',
        expiresAt: 1_780_131_600,
      },
    ]);
    expect(JSON.stringify(await scan(table))).not.toContain(secret);
  });
});

describe('a wrong login', () => {
  it('leaves the table exactly as it was, a hundred times; a right one adds a login item', async () => {
    const before = await scan(table);
    for (let count = 0; count < 100; count += 1) {
      // From as many networks, so that each is looked at and none just turned away.
      const headers = { 'cloudfront-viewer-address': `203.0.${count}.77:46532` };
      const email = count % 2 === 0 ? KIM.email : `nobody${count}@example.com`;
      const answer = await app.call('POST', '/auth/login', { body: { email, password: WRONG }, headers });
      expect(answer.statusCode).toBe(401);
    }
    expect(await scan(table)).toEqual(before);
    await signIn(app);
    expect(await itemsOf(table, 'login#')).toHaveLength(1);
  }, 60_000);

  it('is turned away without a look at the password when there were too many', async () => {
    const before = await scan(table);
    for (let count = 0; count < 20; count += 1) await signIn(app, WRONG);
    const answer = await signIn(app);
    expect(answer.statusCode).toBe(429);
    expect(answer.json.code).toBe('rate-limited');
    expect(answer.headers).toMatchObject({ 'retry-after': '6' });
    expect(await scan(table)).toEqual(before);
    app.pass(6_000);
    expect((await signIn(app)).statusCode).toBe(200);
  });

  it('is answered alike for a wrong password and an unknown address', async () => {
    const wrong = await signIn(app, WRONG);
    const body = { email: 'nobody@example.com', password: WRONG };
    const unknown = await app.call('POST', '/auth/login', { body });
    expect(wrong.json.code).toBe('invalid-credentials');
    expect(unknown).toEqual(wrong);
  });

  it('reads as often for an unknown address, and never writes', async () => {
    const { dynamoDb, operations } = recordingClient();
    const recorded = startAuthApp(table, { dynamoDb });
    await signIn(recorded, WRONG);
    expect(operations.splice(0)).toEqual(['GetItem', 'GetItem', 'GetItem']);
    await recorded.call('POST', '/auth/login', { body: { email: 'nobody@example.com', password: WRONG } });
    expect(operations).toEqual(['GetItem', 'GetItem', 'GetItem']);
  });

  it('is one warning in the log, with its reason and no address', async () => {
    app.log.length = 0;
    await signIn(app, WRONG);
    await app.call('POST', '/auth/login', { body: { email: 'nobody@example.com', password: WRONG } });
    const warnings = app.log.filter(({ level }) => level === 'warn');
    const warning = {
      time: expect.any(String),
      level: 'warn',
      app: 'auth-fn',
      message: 'auth.failed',
      requestId: 'gateway-request-1',
      addressPrefix: '203.0.113.0/24',
    };
    expect(warnings).toEqual([
      { ...warning, reason: 'wrong-password', emailHash: '5d9a0087d4cc' },
      { ...warning, reason: 'unknown-email', emailHash: 'e788ea201469' },
    ]);
  });
});
