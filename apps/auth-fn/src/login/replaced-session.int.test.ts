import { beforeEach, describe, expect, it } from 'vitest';
import { type Answer, type AuthApp, cookieOf, startAuthApp } from '../test-support/auth-app.ts';
import { createAuthTable, itemsOf } from '../test-support/auth-table.ts';
import { clientThatFailsAfter } from '../test-support/dynamodb.ts';
import { KIM, signIn, signUp } from '../test-support/people.ts';

const LEE = { ...KIM, email: 'lee@example.com' };

let table: string;
let app: AuthApp;
let cookie: string;

beforeEach(async () => {
  table = await createAuthTable();
  app = startAuthApp(table);
  await signUp(app);
  await app.call('POST', '/auth/register', { body: LEE });
  cookie = cookieOf(await signIn(app));
});

interface Credentials {
  readonly email: string;
  readonly password: string;
}

function signInWith(
  value: string,
  { email, password }: Credentials = KIM,
  by: AuthApp = app,
): Promise<Answer> {
  return by.call('POST', '/auth/login', { body: { email, password }, cookies: [value] });
}

function refresh(value: string): Promise<Answer> {
  return app.call('POST', '/auth/refresh', { cookies: [value] });
}

describe('a login in a browser that is signed in', () => {
  it('ends the session whose cookie it replaces', async () => {
    const answer = await signInWith(cookie);
    expect(answer.statusCode).toBe(200);
    expect((await refresh(cookie)).json.code).toBe('session-revoked');
    expect((await refresh(cookieOf(answer))).statusCode).toBe(200);
  });

  it('does so when it is somebody else', async () => {
    await signInWith(cookie, LEE);
    expect((await refresh(cookie)).json.code).toBe('session-revoked');
  });

  it('ends nothing when it fails', async () => {
    await signInWith(cookie, { ...KIM, password: 'incorrect horse battery staple' });
    expect((await refresh(cookie)).statusCode).toBe(200);
  });

  it('ends nothing for someone who knows the ids and not the secret', async () => {
    await signInWith(cookie.replace(/[^.]+$/, 'A'.repeat(43)), LEE);
    expect((await refresh(cookie)).statusCode).toBe(200);
  });

  it('leaves the other sessions of the account', async () => {
    const other = cookieOf(await signIn(app));
    await signInWith(cookie);
    expect((await refresh(other)).statusCode).toBe(200);
  });

  it('succeeds when the session cannot be ended, which is a warning', async () => {
    const dynamoDb = clientThatFailsAfter('TransactWriteItems');
    const unlucky = startAuthApp(table, { dynamoDb });
    expect((await signInWith(cookie, KIM, unlucky)).statusCode).toBe(200);
    expect(await itemsOf(table, 'session#')).toHaveLength(2);
    expect(unlucky.log).toMatchObject([
      { level: 'warn', message: 'auth.session-left' },
      { level: 'info', message: 'request', status: 200 },
    ]);
  });
});
