import { beforeEach, describe, expect, it } from 'vitest';
import { type Answer, type AuthApp, cookieOf, startAuthApp } from '../test-support/auth-app.ts';
import { mailsOf } from '../test-support/auth-mails.ts';
import { createAuthTable, putItem, scan } from '../test-support/auth-table.ts';
import { clientThatFailsAfter, clientThatLoses } from '../test-support/dynamodb.ts';
import { KIM, signIn, signUp, signUpVerified } from '../test-support/people.ts';

const CLEARED = 'baton_refresh=; Max-Age=0; Path=/auth; HttpOnly; Secure; SameSite=Strict';

const MINUTE = 60_000;

let table: string;
let app: AuthApp;
let userId: string;
let cookie: string;
let headers: { authorization: string };

beforeEach(async () => {
  table = await createAuthTable();
  app = startAuthApp(table);
  await signUpVerified(app, table);
  const login = await signIn(app);
  userId = (login.json.user as { id: string }).id;
  cookie = cookieOf(login);
  headers = { authorization: `Bearer ${login.json.accessToken}` };
});

function deleteAccount(password: string = KIM.password, by: AuthApp = app): Promise<Answer> {
  return by.call('POST', '/auth/account-deletions', { headers, body: { password } });
}

const remains = async () => (await scan(table)).filter(({ pk }) => pk === `user#${userId}`);

describe('POST /auth/account-deletions', () => {
  it('removes all that the account had, and takes the cookie away', async () => {
    const answer = await deleteAccount();
    expect(answer.statusCode).toBe(204);
    expect(answer.body).toBeUndefined();
    expect(answer.cookies).toEqual([CLEARED]);
    const partitions = new Set((await scan(table)).map(({ pk }) => String(pk).split('#')[0]));
    expect([...partitions].sort()).toEqual(['account-events', 'auth-mail', 'link-limit', 'signing-keys']);
  });

  it('ends every way in', async () => {
    await deleteAccount();
    expect((await signIn(app)).json.code).toBe('invalid-credentials');
    const refreshed = await app.call('POST', '/auth/refresh', { cookies: [cookie] });
    expect(refreshed.json.code).toBe('session-revoked');
    expect((await app.call('GET', '/auth/me', { headers })).json.code).toBe('session-revoked');
  });

  it('tells the other apps, without the name', async () => {
    await deleteAccount();
    const events = (await scan(table)).filter(({ pk }) => pk === 'account-events');
    expect(events.at(-1)).toMatchObject({
      type: 'deleted',
      userId,
      email: KIM.email,
      emailVerified: true,
      name: '',
      locale: 'ko',
    });
  });

  it('asks for a last mail, to the name that the account had', async () => {
    await deleteAccount();
    expect((await mailsOf(table)).at(-1)).toMatchObject({
      mail: 'account-deleted',
      to: { id: userId, email: KIM.email, name: KIM.name, locale: 'ko' },
    });
  });

  it('lets the address sign up again, as somebody else', async () => {
    await deleteAccount();
    app.pass(MINUTE);
    const { statusCode, json } = await signUp(app);
    expect(statusCode).toBe(201);
    expect((json.user as { id: string }).id).not.toBe(userId);
    expect((await deleteAccount()).statusCode).toBe(204);
    expect((await signIn(app)).statusCode).toBe(200);
  });

  it('asks for no mail to an address that nobody has verified, which tells the other apps too', async () => {
    const lee = { ...KIM, email: 'lee@example.com' };
    await app.call('POST', '/auth/register', { body: lee });
    const login = await app.call('POST', '/auth/login', {
      body: { email: lee.email, password: lee.password },
    });
    headers = { authorization: `Bearer ${login.json.accessToken}` };
    await deleteAccount();
    expect((await mailsOf(table)).filter(({ mail }) => mail === 'account-deleted')).toEqual([]);
    const events = (await scan(table)).filter(({ pk }) => pk === 'account-events');
    expect(events.at(-1)).toMatchObject({ type: 'deleted', email: lee.email, emailVerified: false });
  });

  it('mails no more to an address for being signed up and deleted again and again', async () => {
    await deleteAccount();
    const statuses: (number | undefined)[] = [];
    for (let minute = 0; minute < 45; minute += 1) {
      app.pass(MINUTE);
      statuses.push((await signUp(app)).statusCode);
      if (statuses.at(-1) !== 201) continue;
      headers = { authorization: `Bearer ${(await signIn(app)).json.accessToken}` };
      await deleteAccount();
    }
    expect(statuses.filter((status) => status === 201)).toHaveLength(3);
    expect(new Set(statuses)).toEqual(new Set([201, 429]));
    expect((await mailsOf(table)).map(({ mail }) => mail)).toEqual([
      'verify-email',
      'account-deleted',
      ...Array.from({ length: 3 }, () => 'verify-email'),
    ]);
  });

  it('is refused with another password, and writes nothing', async () => {
    const before = await scan(table);
    const answer = await deleteAccount('incorrect horse battery staple');
    expect(answer.statusCode).toBe(403);
    expect(answer.json.code).toBe('wrong-password');
    expect(answer.cookies).toBeUndefined();
    expect(await scan(table)).toEqual(before);
  });

  it.each([[{}], [{ password: '' }], [{ password: KIM.password, userId: 'x' }]])(
    'is refused with the body %j',
    async (body) => {
      const answer = await app.call('POST', '/auth/account-deletions', { headers, body });
      expect(answer.statusCode).toBe(400);
      expect((await signIn(app)).statusCode).toBe(200);
    },
  );

  it('needs an access token', async () => {
    const answer = await app.call('POST', '/auth/account-deletions', { body: { password: KIM.password } });
    expect(answer.json.code).toBe('unauthenticated');
  });

  it('removes more than one transaction holds', async () => {
    for (let count = 0; count < 120; count += 1) {
      await putItem(table, { pk: `user#${userId}`, sk: `login#${count}` });
    }
    await deleteAccount();
    expect(await remains()).toEqual([]);
  });

  it('deletes once when ten ask at once', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => deleteAccount()));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array.from({ length: 10 }, () => 204));
    expect((await mailsOf(table)).filter(({ mail }) => mail === 'account-deleted')).toHaveLength(1);
  });

  it('succeeds when the table did its write and the answer got lost', async () => {
    const unlucky = startAuthApp(table, { dynamoDb: clientThatLoses('TransactWriteItems') });
    expect((await deleteAccount(KIM.password, unlucky)).statusCode).toBe(204);
    expect(await remains()).toEqual([]);
  });
});

describe('a deletion that is cut off after the account is gone', () => {
  beforeEach(async () => {
    const dynamoDb = clientThatFailsAfter('TransactWriteItems');
    const unlucky = startAuthApp(table, { dynamoDb });
    expect((await deleteAccount(KIM.password, unlucky)).statusCode).toBe(204);
    expect(unlucky.log).toMatchObject([
      { level: 'info', message: 'auth.account-deleted', userId },
      { level: 'warn', message: 'auth.remains-left', userId },
      { level: 'info', message: 'request', status: 204 },
    ]);
  });

  it('leaves nothing that signs in or refreshes', async () => {
    expect(await remains()).not.toEqual([]);
    expect((await signIn(app)).json.code).toBe('invalid-credentials');
    const refreshed = await app.call('POST', '/auth/refresh', { cookies: [cookie] });
    expect(refreshed.json.code).toBe('session-revoked');
  });

  it('leaves nothing without a time to live', async () => {
    expect((await remains()).filter(({ expiresAt }) => expiresAt === undefined)).toEqual([]);
  });

  it('is completed when it is asked for again', async () => {
    expect((await deleteAccount()).statusCode).toBe(204);
    expect(await remains()).toEqual([]);
    expect((await mailsOf(table)).filter(({ mail }) => mail === 'account-deleted')).toHaveLength(1);
  });
});
