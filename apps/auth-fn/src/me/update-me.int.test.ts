import { beforeEach, describe, expect, it } from 'vitest';
import { type Answer, type AuthApp, cookieOf, startAuthApp } from '../test-support/auth-app.ts';
import { mailedToken, mailsOf } from '../test-support/auth-mails.ts';
import { createAuthTable, itemsOf, scan } from '../test-support/auth-table.ts';
import { clientThatLoses } from '../test-support/dynamodb.ts';
import { KIM, signIn, signUp } from '../test-support/people.ts';

const NEW_PASSWORD = 'a staple for another horse';
const NEW = { password: NEW_PASSWORD, currentPassword: KIM.password };

let table: string;
let app: AuthApp;
let userId: string;
let cookie: string;
let headers: { authorization: string };

beforeEach(async () => {
  table = await createAuthTable();
  app = startAuthApp(table);
  await signUp(app);
  const login = await signIn(app);
  userId = (login.json.user as { id: string }).id;
  cookie = cookieOf(login);
  headers = { authorization: `Bearer ${login.json.accessToken}` };
});

function update(body: object, by: AuthApp = app): Promise<Answer> {
  return by.call('PATCH', '/auth/me', { headers, body });
}

function refresh(value: string): Promise<Answer> {
  return app.call('POST', '/auth/refresh', { cookies: [value] });
}

const events = async () => (await scan(table)).filter(({ pk }) => pk === 'account-events');
const changeMails = async () => (await mailsOf(table)).filter(({ mail }) => mail === 'password-changed');

describe('PATCH /auth/me', () => {
  it('changes name and language, in the profile and in the directory', async () => {
    const answer = await update({ name: ' Kim Bo-ra ', locale: 'en' });
    expect(answer.statusCode).toBe(200);
    expect(answer.json).toEqual({
      user: { id: userId, email: KIM.email, name: 'Kim Bo-ra', locale: 'en', emailVerified: false },
    });
    expect(await itemsOf(table, 'profile')).toMatchObject([{ name: 'Kim Bo-ra', locale: 'en' }]);
    expect(await itemsOf(table, 'email')).toEqual([
      { userId, email: KIM.email, name: 'Kim Bo-ra', locale: 'en', emailVerified: false },
    ]);
  });

  it('tells the other apps what the account is now', async () => {
    await update({ name: 'Kim Bo-ra' });
    expect(await events()).toMatchObject([
      {
        type: 'updated',
        userId,
        email: KIM.email,
        emailVerified: false,
        name: 'Kim Bo-ra',
        locale: 'ko',
      },
    ]);
    expect(await changeMails()).toEqual([]);
  });

  it('leaves fields that it does not name', async () => {
    await update({ locale: 'en' });
    expect((await app.call('GET', '/auth/me', { headers })).json.user).toMatchObject({
      name: KIM.name,
      locale: 'en',
    });
  });

  it.each([[{}], [{ name: KIM.name, locale: KIM.locale }], [{ currentPassword: 'anything' }]])(
    'writes nothing for %j, which changes nothing',
    async (body) => {
      const before = await scan(table);
      expect((await update(body)).statusCode).toBe(200);
      expect(await scan(table)).toEqual(before);
    },
  );

  it('follows into the access token at the next refresh', async () => {
    await update({ name: 'Kim Bo-ra' });
    const { json } = await refresh(cookie);
    expect(json.user).toMatchObject({ name: 'Kim Bo-ra' });
  });

  it('keeps profile, directory and the last event equal when ten change it at once', async () => {
    const names = Array.from({ length: 10 }, (_, index) => `Kim ${index}`);
    const answers = await Promise.all(
      names.map((name, index) => update(index % 2 ? { name } : { name, locale: 'en' })),
    );
    const won = answers.filter(({ statusCode }) => statusCode === 200);
    expect(answers.every(({ statusCode }) => statusCode === 200 || statusCode === 503)).toBe(true);
    const [profile] = await itemsOf(table, 'profile');
    const expected = { name: profile?.name, locale: profile?.locale };
    expect(await itemsOf(table, 'email')).toMatchObject([expected]);
    const told = await events();
    expect(told.at(-1)).toMatchObject(expected);
    expect(told).toHaveLength(won.length);
  });

  it('succeeds when the table did its write and the answer got lost', async () => {
    const unlucky = startAuthApp(table, { dynamoDb: clientThatLoses('TransactWriteItems') });
    expect((await update({ name: 'Kim Bo-ra' }, unlucky)).statusCode).toBe(200);
    expect(await events()).toHaveLength(1);
  });

  it.each([
    [{ name: '' }, 'name'],
    [{ locale: 'fr' }, 'locale'],
    [{ password: 'short', currentPassword: KIM.password }, 'password'],
    [{ password: NEW_PASSWORD }, 'currentPassword'],
    [{ password: 'Qwertyuiop123', currentPassword: KIM.password }, 'password'],
    [{ password: 'Bora Kim 2026', currentPassword: KIM.password, name: 'Kim Bora' }, 'password'],
    [{ email: 'other@example.com' }, 'email'],
  ])('refuses %j, naming the field', async (body, path) => {
    const before = await scan(table);
    const answer = await update(body);
    expect(answer.statusCode).toBe(400);
    expect(answer.json.errors).toMatchObject([{ path }]);
    expect(await scan(table)).toEqual(before);
  });

  it('needs an access token of an account that exists', async () => {
    expect((await app.call('PATCH', '/auth/me', { body: {} })).json.code).toBe('unauthenticated');
    await app.call('POST', '/auth/account-deletions', { headers, body: { password: KIM.password } });
    expect((await update({ name: 'Kim Bo-ra' })).json.code).toBe('session-revoked');
    expect(await itemsOf(table, 'email')).toEqual([]);
  });
});

describe('a new password', () => {
  beforeEach(async () => {
    const body = { token: await mailedToken(table, 'verify-email') };
    await app.call('POST', '/auth/email-verifications', { body });
  });

  it('replaces the one before', async () => {
    expect((await update(NEW)).statusCode).toBe(200);
    expect((await signIn(app)).statusCode).toBe(401);
    expect((await signIn(app, NEW_PASSWORD)).statusCode).toBe(200);
  });

  it('ends all sessions but the one that sets it', async () => {
    const others = [cookieOf(await signIn(app)), cookieOf(await signIn(app))];
    await update(NEW);
    for (const other of others) expect((await refresh(other)).json.code).toBe('session-revoked');
    const refreshed = await refresh(cookie);
    expect(refreshed.statusCode).toBe(200);
    expect((await refresh(cookieOf(refreshed))).statusCode).toBe(200);
  });

  it('ends a session that a login with the old one opens at the same moment', async () => {
    const [, ...logins] = await Promise.all([update(NEW), signIn(app), signIn(app), signIn(app)]);
    for (const login of logins.filter(({ statusCode }) => statusCode === 200)) {
      expect((await refresh(cookieOf(login))).json.code).toBe('session-revoked');
    }
  });

  it('is not set by a token whose session another change of the password has ended', async () => {
    const other = await signIn(app);
    await update(NEW);
    headers = { authorization: `Bearer ${other.json.accessToken}` };
    const next = { password: 'a third horse and its staple', currentPassword: NEW_PASSWORD };
    expect((await update(next)).json.code).toBe('session-revoked');
    expect((await refresh(cookieOf(other))).json.code).toBe('session-revoked');
    expect((await refresh(cookie)).statusCode).toBe(200);
  });

  it('asks for a mail that tells the owner, and makes a mailed link to reset it unusable', async () => {
    await app.call('POST', '/auth/password-reset-requests', { body: { email: KIM.email } });
    const token = await mailedToken(table, 'reset-password');
    await update({ ...NEW, name: 'Kim Bo-ra' });
    expect(await changeMails()).toMatchObject([{ to: { id: userId, email: KIM.email, name: 'Kim Bo-ra' } }]);
    const body = { token, password: 'a third horse and its staple' };
    const answer = await app.call('POST', '/auth/password-resets', { body });
    expect(answer.json.code).toBe('link-unusable');
  });

  it('is mailed about to no address that nobody has verified', async () => {
    app = startAuthApp(table);
    const lee = { ...KIM, email: 'lee@example.com' };
    await app.call('POST', '/auth/register', { body: lee });
    const login = await app.call('POST', '/auth/login', {
      body: { email: lee.email, password: lee.password },
    });
    headers = { authorization: `Bearer ${login.json.accessToken}` };
    expect((await update(NEW)).statusCode).toBe(200);
    expect(await changeMails()).toEqual([]);
  });

  it('is refused without the current one, which is a warning in the log and writes nothing', async () => {
    const before = await scan(table);
    app.log.length = 0;
    const answer = await update({ ...NEW, currentPassword: 'incorrect horse battery staple' });
    expect(answer.statusCode).toBe(403);
    expect(answer.json.code).toBe('wrong-password');
    expect(await scan(table)).toEqual(before);
    expect(app.log).toMatchObject([
      { level: 'warn', message: 'auth.failed', reason: 'wrong-password', userId },
      { level: 'info', message: 'request', status: 403 },
    ]);
  });

  it('is set by one of two who do it at once; the other no longer knows the current one', async () => {
    const answers = await Promise.all([
      update(NEW),
      update({ ...NEW, password: 'a third horse and staple' }),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 403]);
    expect(await changeMails()).toHaveLength(1);
  });
});
