import { decodeJwt } from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Answer, type AuthApp, cookieOf, startAuthApp } from '../test-support/auth-app.ts';
import { createAuthTable, itemsOf, setName } from '../test-support/auth-table.ts';
import { clientThatLoses } from '../test-support/dynamodb.ts';
import { signIn, signUp } from '../test-support/people.ts';

const DAY = 86_400_000;
const CLEARED = 'baton_refresh=; Max-Age=0; Path=/auth; HttpOnly; Secure; SameSite=Strict';

let table: string;
let app: AuthApp;
/** The cookie of a fresh login. */
let first: string;

beforeEach(async () => {
  table = await createAuthTable();
  app = startAuthApp(table);
  await signUp(app);
  first = cookieOf(await signIn(app));
  app.log.length = 0;
});

function refresh(cookie: string): Promise<Answer> {
  return app.call('POST', '/auth/refresh', { cookies: [cookie] });
}

const reuses = () => app.log.filter(({ message }) => message === 'auth.reuse');

describe('a refresh', () => {
  it('gives a new access token and the next cookie, in the same session', async () => {
    const answer = await refresh(first);
    expect(answer.statusCode).toBe(200);
    expect(answer.json).toMatchObject({ tokenType: 'Bearer', expiresIn: 600 });
    expect(cookieOf(answer)).not.toBe(first);
    const [session, ...rest] = await itemsOf(table, 'session#');
    expect(rest).toEqual([]);
    expect(decodeJwt(String(answer.json.accessToken)).sid).toBe(session?.id);
  });

  it('goes on from cookie to cookie', async () => {
    const second = cookieOf(await refresh(first));
    const third = cookieOf(await refresh(second));
    expect((await refresh(third)).statusCode).toBe(200);
  });

  it('has the profile as it is now', async () => {
    const { sub: pk } = decodeJwt(String((await refresh(first)).json.accessToken));
    await setName(table, { pk: `user#${pk}`, sk: 'profile' }, 'Kim Bo-ra');
    const cookie = cookieOf(await signIn(app));
    const answer = await refresh(cookie);
    expect(answer.json.user).toMatchObject({ name: 'Kim Bo-ra' });
    expect(decodeJwt(String(answer.json.accessToken)).name).toBe('Kim Bo-ra');
  });

  it('writes no login item', async () => {
    await refresh(first);
    expect(await itemsOf(table, 'login#')).toHaveLength(1);
  });

  it('succeeds when the table did its write and the answer got lost', async () => {
    app = startAuthApp(table, { dynamoDb: clientThatLoses('UpdateItem') });
    const answer = await refresh(first);
    expect(answer.statusCode).toBe(200);
    expect((await refresh(cookieOf(answer))).statusCode).toBe(200);
  });

  it.each([
    ['no cookie', undefined],
    ['a malformed one', ['baton_refresh=x']],
  ])('without a session to name, with %s, is unauthenticated', async (_what, cookies) => {
    const answer = await app.call('POST', '/auth/refresh', cookies && { cookies });
    expect(answer.statusCode).toBe(401);
    expect(answer.json.code).toBe('unauthenticated');
  });
});

describe('fifty refreshes of one cookie at once', () => {
  it('give one new session token and forty-nine retries, and end nothing', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => refresh(first)));
    const won = answers.filter(({ statusCode }) => statusCode === 200);
    const lost = answers.filter(({ statusCode }) => statusCode === 409);
    expect([won.length, lost.length]).toEqual([1, 49]);
    for (const answer of lost) {
      expect(answer.json.code).toBe('retry');
      expect(answer.json.accessToken).toBeUndefined();
      expect(answer.cookies).toBeUndefined();
    }
    expect(reuses()).toEqual([]);
    expect((await refresh(cookieOf(won[0] as Answer))).statusCode).toBe(200);
  });
});

describe('a token that was exchanged', () => {
  it('is a retry up to ten seconds later', async () => {
    const second = cookieOf(await refresh(first));
    app.pass(10_000);
    expect((await refresh(first)).json.code).toBe('retry');
    expect((await refresh(second)).statusCode).toBe(200);
  });

  it('ends the session after that, for thief and victim', async () => {
    const second = cookieOf(await refresh(first));
    app.pass(10_001);
    const answer = await refresh(first);
    expect(answer.statusCode).toBe(401);
    expect(answer.json.code).toBe('session-revoked');
    expect(answer.cookies).toEqual([CLEARED]);
    expect(await itemsOf(table, 'session#')).toEqual([]);
    expect((await refresh(second)).json.code).toBe('session-revoked');
  });

  it('ends the session at once when it is two back', async () => {
    await refresh(cookieOf(await refresh(first)));
    expect((await refresh(first)).json.code).toBe('session-revoked');
    expect(await itemsOf(table, 'session#')).toEqual([]);
  });

  it('ends no other session of the account', async () => {
    const other = cookieOf(await signIn(app));
    await refresh(cookieOf(await refresh(first)));
    await refresh(first);
    expect((await refresh(other)).statusCode).toBe(200);
  });

  it('is told in the log', async () => {
    await refresh(cookieOf(await refresh(first)));
    await refresh(first);
    const [userId, sessionId] = first.replace('baton_refresh=', '').split('.');
    expect(reuses()).toEqual([
      {
        time: expect.any(String),
        level: 'warn',
        app: 'auth-fn',
        message: 'auth.reuse',
        requestId: 'gateway-request-1',
        userId,
        sessionId,
        addressPrefix: '203.0.113.0/24',
      },
    ]);
  });
});

describe('a session', () => {
  it('has ended after 30 days without use, though DynamoDB still holds it', async () => {
    app.pass(30 * DAY);
    const answer = await refresh(first);
    expect(answer.json.code).toBe('session-revoked');
    expect(answer.cookies).toEqual([CLEARED]);
    expect(await itemsOf(table, 'session#')).toHaveLength(1);
    expect(reuses()).toEqual([]);
  });

  it('ends 90 days after its login, however often it is used', async () => {
    let cookie = first;
    const lifetimes: (string | undefined)[] = [];
    for (let month = 0; month < 3; month += 1) {
      app.pass(29 * DAY);
      const answer = await refresh(cookie);
      cookie = cookieOf(answer);
      lifetimes.push(/Max-Age=(\d+)/.exec(answer.cookies?.[0] ?? '')?.[1]);
    }
    expect(lifetimes).toEqual(['2592000', '2592000', '259200']);
    app.pass(3 * DAY);
    expect((await refresh(cookie)).json.code).toBe('session-revoked');
  });
});
