import { beforeEach, describe, expect, it } from 'vitest';
import { type AuthApp, cookieOf, startAuthApp } from '../test-support/auth-app.ts';
import { createAuthTable, itemsOf } from '../test-support/auth-table.ts';
import { signIn, signUp } from '../test-support/people.ts';

const CLEARED = 'baton_refresh=; Max-Age=0; Path=/auth; HttpOnly; Secure; SameSite=Strict';

let table: string;
let app: AuthApp;
let cookie: string;

beforeEach(async () => {
  table = await createAuthTable();
  app = startAuthApp(table);
  await signUp(app);
  cookie = cookieOf(await signIn(app));
});

describe('POST /auth/logout', () => {
  it('ends the session and takes the cookie away', async () => {
    const answer = await app.call('POST', '/auth/logout', { cookies: [cookie] });
    expect(answer.statusCode).toBe(204);
    expect(answer.cookies).toEqual([CLEARED]);
    expect(answer.body).toBeUndefined();
    expect(await itemsOf(table, 'session#')).toEqual([]);
    const refreshed = await app.call('POST', '/auth/refresh', { cookies: [cookie] });
    expect(refreshed.json.code).toBe('session-revoked');
  });

  it('leaves the other sessions of the account', async () => {
    const other = cookieOf(await signIn(app));
    await app.call('POST', '/auth/logout', { cookies: [cookie] });
    const refreshed = await app.call('POST', '/auth/refresh', { cookies: [other] });
    expect(refreshed.statusCode).toBe(200);
  });

  it('is fine a second time, and without a session', async () => {
    await app.call('POST', '/auth/logout', { cookies: [cookie] });
    for (const cookies of [[cookie], ['baton_refresh=x'], []]) {
      expect((await app.call('POST', '/auth/logout', { cookies })).statusCode).toBe(204);
    }
  });

  it('ends nothing for someone who knows the ids and not the secret', async () => {
    const forged = cookie.replace(/[^.]+$/, 'A'.repeat(43));
    expect((await app.call('POST', '/auth/logout', { cookies: [forged] })).statusCode).toBe(204);
    expect(await itemsOf(table, 'session#')).toHaveLength(1);
  });

  it('ends nothing when another site asks', async () => {
    const headers = { origin: 'https://evil.example' };
    const answer = await app.call('POST', '/auth/logout', { cookies: [cookie], headers });
    expect(answer.statusCode).toBe(403);
    expect(await itemsOf(table, 'session#')).toHaveLength(1);
  });
});
