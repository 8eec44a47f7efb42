import { beforeEach, describe, expect, it } from 'vitest';
import { type Answer, type AuthApp, startAuthApp } from '../test-support/auth-app.ts';
import { mailedToken, mailsOf } from '../test-support/auth-mails.ts';
import { createAuthTable, itemsOf, scan } from '../test-support/auth-table.ts';
import { KIM, signIn, signUp } from '../test-support/people.ts';

const MINUTE = 60_000;

let table: string;
let app: AuthApp;
let headers: { authorization: string };

beforeEach(async () => {
  table = await createAuthTable();
  app = startAuthApp(table);
  await signUp(app);
  headers = { authorization: `Bearer ${(await signIn(app)).json.accessToken}` };
  // By then the link that came with the sign-up counts no more.
  app.pass(90 * MINUTE);
});

function request(): Promise<Answer> {
  return app.call('POST', '/auth/email-verification-requests', { headers });
}

function verify(token: string): Promise<Answer> {
  return app.call('POST', '/auth/email-verifications', { body: { token } });
}

describe('POST /auth/email-verification-requests', () => {
  it('asks for another mail, whose link works', async () => {
    const answer = await request();
    expect(answer.statusCode).toBe(202);
    expect(answer.body).toBeUndefined();
    expect(await mailsOf(table)).toHaveLength(2);
    expect((await verify(await mailedToken(table, 'verify-email'))).statusCode).toBe(200);
  });

  it('makes the link before unusable', async () => {
    await request();
    const first = await mailedToken(table, 'verify-email');
    app.pass(MINUTE);
    await request();
    expect((await verify(first)).json.code).toBe('link-unusable');
    expect((await verify(await mailedToken(table, 'verify-email'))).statusCode).toBe(200);
  });

  it('asks for one when the address is verified, as often and no more', async () => {
    await request();
    await verify(await mailedToken(table, 'verify-email'));
    expect((await request()).json.code).toBe('rate-limited');
    app.pass(MINUTE);
    expect((await request()).statusCode).toBe(202);
    expect(await mailsOf(table)).toHaveLength(3);
  });

  it('tells the other apps again when the address is verified once more, and changes nothing else', async () => {
    await request();
    await verify(await mailedToken(table, 'verify-email'));
    const before = await itemsOf(table, 'profile');
    app.pass(MINUTE);
    await request();
    expect((await verify(await mailedToken(table, 'verify-email'))).statusCode).toBe(200);
    const events = (await scan(table)).filter(({ pk }) => pk === 'account-events');
    expect(events).toMatchObject([{ type: 'verified' }, { type: 'verified' }]);
    expect(await itemsOf(table, 'profile')).toEqual(before);
  });

  it('is limited to one a minute', async () => {
    await request();
    app.pass(MINUTE - 18_000);
    const before = await scan(table);
    const answer = await request();
    expect(answer.statusCode).toBe(429);
    expect(answer.json.code).toBe('rate-limited');
    expect(answer.headers).toMatchObject({ 'retry-after': '18' });
    expect(await scan(table)).toEqual(before);
    app.pass(18_000);
    expect((await request()).statusCode).toBe(202);
  });

  it('is limited to three at once, then one in half an hour', async () => {
    for (let count = 0; count < 3; count += 1) {
      expect((await request()).statusCode).toBe(202);
      app.pass(MINUTE);
    }
    const answer = await request();
    expect(answer.statusCode).toBe(429);
    expect(answer.headers).toMatchObject({ 'retry-after': String(27 * 60) });
    app.pass(27 * MINUTE);
    expect((await request()).statusCode).toBe(202);
  });

  it('sends one mail when ten ask at once', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => request()));
    const statuses = answers.map(({ statusCode }) => statusCode).sort();
    expect(statuses).toEqual([202, ...Array.from({ length: 9 }, () => 429)]);
    expect(await mailsOf(table)).toHaveLength(2);
  });

  it('needs an access token of an account that exists', async () => {
    const unauthenticated = await app.call('POST', '/auth/email-verification-requests');
    expect(unauthenticated.json.code).toBe('unauthenticated');
    await app.call('POST', '/auth/account-deletions', { headers, body: { password: KIM.password } });
    expect((await request()).json.code).toBe('session-revoked');
  });
});
