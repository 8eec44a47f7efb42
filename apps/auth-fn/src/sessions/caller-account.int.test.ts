import { authRoutes } from '@baton/dto';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type AuthApp, cookieOf, startAuthApp } from '../test-support/auth-app.ts';
import { createAuthTable, scan } from '../test-support/auth-table.ts';
import { KIM, signIn, signUp } from '../test-support/people.ts';
import { SAMPLE_BODIES, samplePath } from '../test-support/route-samples.ts';

const DAY = 86_400_000;
const NEW_PASSWORD = 'a staple for another horse';

const BEARER = (Object.keys(authRoutes) as (keyof typeof authRoutes)[])
  .filter((key) => authRoutes[key].security === 'bearer')
  .map((key) => [key, authRoutes[key], SAMPLE_BODIES[key]] as const);

const bearer = (login: Answer) => ({ authorization: `Bearer ${login.json.accessToken}` });

interface Scene {
  readonly app: AuthApp;
  readonly owner: Answer;
  readonly thief: Answer;
}

const ends: [how: string, end: (scene: Scene) => Promise<unknown>][] = [
  ['signed out', ({ app, thief }) => app.call('POST', '/auth/logout', { cookies: [cookieOf(thief)] })],
  [
    'was ended by another one',
    ({ app, owner }) => app.call('DELETE', '/auth/sessions', { headers: bearer(owner) }),
  ],
  [
    'was opened with a password that has been changed',
    ({ app, owner }) => {
      const body = { password: NEW_PASSWORD, currentPassword: KIM.password };
      return app.call('PATCH', '/auth/me', { headers: bearer(owner), body });
    },
  ],
  ['has expired', async ({ app }) => app.pass(30 * DAY)],
];

describe.each(ends)('the access token of a session that %s', (_how, end) => {
  let table: string;
  let scene: Scene;

  beforeAll(async () => {
    table = await createAuthTable();
    const app = startAuthApp(table);
    await signUp(app);
    scene = { app, owner: await signIn(app), thief: await signIn(app) };
    await end(scene);
  });

  it.each(BEARER)('is refused by %s', async (_key, route, body) => {
    const before = await scan(table);
    const answer = await scene.app.call(route.method.toUpperCase(), samplePath(route), {
      headers: bearer(scene.thief),
      ...(body !== undefined && { body }),
    });
    expect([answer.statusCode, answer.json.code]).toEqual([401, 'session-revoked']);
    expect(await scan(table)).toEqual(before);
  });
});

describe('the access token of an account that is deleted', () => {
  let table: string;
  let app: AuthApp;
  let headers: { authorization: string };

  beforeAll(async () => {
    table = await createAuthTable();
    app = startAuthApp(table);
    await signUp(app);
    headers = bearer(await signIn(app));
    await app.call('POST', '/auth/account-deletions', { headers, body: { password: KIM.password } });
    // The address may sign up again: that is somebody else.
    app.pass(60_000);
    await signUp(app);
  });

  it.each(BEARER)('changes nothing by %s', async (key, route, body) => {
    const before = await scan(table);
    const answer = await app.call(route.method.toUpperCase(), samplePath(route), {
      headers,
      ...(body !== undefined && { body }),
    });
    // Deleting what is gone succeeds: the answer to the first request may have been lost.
    const isRepeat = key === 'deleteAccount';
    expect(answer.statusCode).toBe(isRepeat ? 204 : 401);
    expect(answer.json.code).toBe(isRepeat ? undefined : 'session-revoked');
    expect(await scan(table)).toEqual(before);
  });
});
