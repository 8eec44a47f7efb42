import { parseOptions } from '@node-rs/argon2';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Answer, type AuthApp, cookieOf, startAuthApp } from '../test-support/auth-app.ts';
import { mailedToken, mailsOf } from '../test-support/auth-mails.ts';
import { createAuthTable, itemsOf, scan } from '../test-support/auth-table.ts';
import { clientThatLoses, recordingClient } from '../test-support/dynamodb.ts';
import { KIM, signIn, signUp } from '../test-support/people.ts';

const START = Date.parse('2026-03-01T09:00:00.000Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NEW_PASSWORD = 'a staple for another horse';

let table: string;
let app: AuthApp;
let userId: string;

beforeEach(async () => {
  table = await createAuthTable();
  app = startAuthApp(table, { startAt: START });
  const { json } = await signUp(app);
  userId = (json.user as { id: string }).id;
});

function request(email: string = KIM.email, by: AuthApp = app): Promise<Answer> {
  return by.call('POST', '/auth/password-reset-requests', { body: { email } });
}

function reset(token: string, password = NEW_PASSWORD, by: AuthApp = app): Promise<Answer> {
  return by.call('POST', '/auth/password-resets', { body: { token, password } });
}

async function newToken(): Promise<string> {
  await request();
  return mailedToken(table, 'reset-password');
}

describe('POST /auth/password-reset-requests', () => {
  it('asks for one mail, with a link that works for an hour', async () => {
    const answer = await request(' KIM@example.com');
    expect(answer.statusCode).toBe(202);
    expect(answer.body).toBeUndefined();
    const [, mail, ...rest] = await mailsOf(table);
    expect(rest).toEqual([]);
    expect(mail).toEqual({
      v: 1,
      id: expect.any(String),
      mail: 'reset-password',
      at: '2026-03-01T09:00:00.000Z',
      requestId: 'gateway-request-1',
      to: { id: userId, email: KIM.email, name: KIM.name, locale: 'ko' },
      token: expect.stringMatching(new RegExp(`^${userId}\\.[\\w-]{43}$`)),
      minutes: 60,
      expiresAt: 1_772_359_200,
    });
  });

  it('answers alike for an address that nobody has, and writes nothing', async () => {
    const known = await request();
    const before = await scan(table);
    expect(await request('nobody@example.com')).toEqual(known);
    expect(await scan(table)).toEqual(before);
  });

  it('does the same work for an address that nobody has', async () => {
    const { dynamoDb, operations } = recordingClient();
    const recorded = startAuthApp(table, { startAt: START, dynamoDb });
    await request(KIM.email, recorded);
    const work = ['GetItem', 'GetItem', 'GetItem', 'TransactWriteItems'];
    expect(operations.splice(0)).toEqual(work);
    await request('nobody@example.com', recorded);
    expect(operations).toEqual(work);
  });

  it('answers alike when ten ask at once, known or not, and mails once', async () => {
    const emails = Array.from({ length: 20 }, (_, index) => (index % 2 ? KIM.email : 'nobody@example.com'));
    const answers = await Promise.all(emails.map((email) => request(email)));
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([202]));
    expect((await mailsOf(table)).filter(({ mail }) => mail === 'reset-password')).toHaveLength(1);
  });

  it('answers alike, mails nothing and leaves the link as it is within a minute', async () => {
    const first = await request();
    app.pass(MINUTE - 1_000);
    const before = await scan(table);
    expect(await request()).toEqual(first);
    expect(await scan(table)).toEqual(before);
  });

  it('mails three times at once, then every half hour, however often and long others ask', async () => {
    const mailed: number[] = [];
    for (let minute = 0; minute < 26 * 60; minute += 10) {
      const before = (await mailsOf(table)).length;
      expect((await request()).statusCode).toBe(202);
      if ((await mailsOf(table)).length > before) mailed.push(minute);
      app.pass(10 * MINUTE);
    }
    expect(mailed.slice(0, 6)).toEqual([0, 10, 20, 30, 60, 90]);
    expect(mailed.at(-1)).toBe(25 * 60 + 30);
    expect((await reset(await mailedToken(table, 'reset-password'))).statusCode).toBe(204);
  });

  it('leaves the password and the sessions alone', async () => {
    const cookie = cookieOf(await signIn(app));
    await request();
    expect((await signIn(app)).statusCode).toBe(200);
    expect((await app.call('POST', '/auth/refresh', { cookies: [cookie] })).statusCode).toBe(200);
  });
});

describe('POST /auth/password-resets', () => {
  it('sets the password', async () => {
    const answer = await reset(await newToken());
    expect(answer.statusCode).toBe(204);
    expect(answer.body).toBeUndefined();
    expect((await signIn(app)).statusCode).toBe(401);
    expect((await signIn(app, NEW_PASSWORD)).statusCode).toBe(200);
    const [profile] = await itemsOf(table, 'profile');
    expect(parseOptions(String(profile?.passwordHash))).toMatchObject({ algorithm: 2, memoryCost: 19_456 });
  });

  it('ends all sessions', async () => {
    const cookies = [cookieOf(await signIn(app)), cookieOf(await signIn(app))];
    await reset(await newToken());
    for (const cookie of cookies) {
      const answer = await app.call('POST', '/auth/refresh', { cookies: [cookie] });
      expect(answer.json.code).toBe('session-revoked');
    }
  });

  it('verifies the address, and tells the other apps', async () => {
    await reset(await newToken());
    expect(await itemsOf(table, 'profile')).toMatchObject([{ emailVerified: true }]);
    expect(await itemsOf(table, 'email')).toMatchObject([{ emailVerified: true }]);
    const events = (await scan(table)).filter(({ pk }) => pk === 'account-events');
    expect(events).toMatchObject([{ type: 'verified', userId }]);
  });

  it('tells them again of an address that is verified, because a mail has reached it', async () => {
    await reset(await newToken());
    app.pass(MINUTE);
    await reset(await newToken(), 'a third horse and its staple');
    expect((await scan(table)).filter(({ pk }) => pk === 'account-events')).toHaveLength(2);
  });

  it('asks for a mail that tells the owner', async () => {
    await reset(await newToken());
    expect((await mailsOf(table)).at(-1)).toMatchObject({
      mail: 'password-changed',
      to: { id: userId, email: KIM.email },
      expiresAt: 1_772_614_800,
    });
  });

  it('refuses a password that is too easy, and leaves the link as it was', async () => {
    const token = await newToken();
    for (const password of ['qwertyuiop123', 'Kim@example.com', 'short']) {
      const answer = await reset(token, password);
      expect(answer.statusCode).toBe(400);
      expect(answer.json.errors).toMatchObject([{ path: 'password' }]);
    }
    expect((await reset(token)).statusCode).toBe(204);
  });

  it('succeeds when the table did its write and the answer got lost', async () => {
    const token = await newToken();
    const dynamoDb = clientThatLoses('TransactWriteItems');
    const unlucky = startAuthApp(table, { startAt: START, dynamoDb });
    expect((await reset(token, NEW_PASSWORD, unlucky)).statusCode).toBe(204);
  });

  it('lets one of ten through who use a link at once', async () => {
    const token = await newToken();
    const passwords = Array.from({ length: 10 }, (_, index) => `${NEW_PASSWORD} ${index}`);
    const answers = await Promise.all(passwords.map((password) => reset(token, password)));
    const won = answers.flatMap(({ statusCode }, index) => (statusCode === 204 ? [index] : []));
    expect(won).toHaveLength(1);
    expect(answers.filter(({ statusCode }) => statusCode === 410)).toHaveLength(9);
    expect((await signIn(app, passwords[won[0] ?? -1])).statusCode).toBe(200);
    expect(await itemsOf(table, 'profile')).toMatchObject([{ passwordVersion: 1 }]);
  });
});

describe('a link that resets a password', () => {
  async function expectUnusable(token: string) {
    const before = await scan(table);
    const answer = await reset(token);
    expect(answer.statusCode).toBe(410);
    expect(answer.json.code).toBe('link-unusable');
    expect(await scan(table)).toEqual(before);
  }

  it('works once', async () => {
    const token = await newToken();
    await reset(token);
    await expectUnusable(token);
  });

  it('works for an hour', async () => {
    const token = await newToken();
    app.pass(HOUR - 1_000);
    expect((await reset(token)).statusCode).toBe(204);
  });

  it('has expired after that, though DynamoDB still holds it', async () => {
    const token = await newToken();
    app.pass(HOUR);
    await expectUnusable(token);
  });

  it('is unusable once there is a newer one', async () => {
    const token = await newToken();
    app.pass(MINUTE);
    const newer = await newToken();
    await expectUnusable(token);
    expect((await reset(newer)).statusCode).toBe(204);
  });

  it('is not the one that verifies an address', async () => {
    await expectUnusable(await mailedToken(table, 'verify-email'));
  });

  it.each([
    ['cut off', (value: string) => value.slice(0, -1)],
    ['of another secret', (value: string) => value.replace(/\..*/, `.${'A'.repeat(43)}`)],
    ['of another user', (value: string) => `${crypto.randomUUID()}.${value.split('.')[1]}`],
  ])('is unusable when it is one %s', async (_what, tamper) => {
    await expectUnusable(tamper(await newToken()));
  });

  it('is of no use to a deleted account', async () => {
    const token = await newToken();
    const now = startAuthApp(table);
    const headers = { authorization: `Bearer ${(await signIn(now)).json.accessToken}` };
    await now.call('POST', '/auth/account-deletions', { headers, body: { password: KIM.password } });
    await expectUnusable(token);
  });
});
