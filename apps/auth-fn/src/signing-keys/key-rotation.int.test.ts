import { keyReplacement, keyRotationSchedule } from '@baton/access-token';
import { decodeProtectedHeader } from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';
import { type AuthApp, cookieOf, startAuthApp } from '../test-support/auth-app.ts';
import { createAuthTable, itemsOf, scan } from '../test-support/auth-table.ts';
import { recordingClient } from '../test-support/dynamodb.ts';
import { signIn, signUp } from '../test-support/people.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const JWKS = '/auth/.well-known/jwks.json';

let table: string;
let app: AuthApp;

beforeEach(async () => {
  table = await createAuthTable();
  app = startAuthApp(table, { startAt: Date.parse('2026-03-01T09:00:00Z') });
});

const rotate = (instance = app) => instance.run(keyRotationSchedule.event);

async function shownBy(instance: AuthApp): Promise<string[]> {
  const { json } = await instance.call('GET', JWKS);
  return (json.keys as { kid: string }[]).map(({ kid }) => kid);
}

describe('the schedule', () => {
  it('makes the first key, and leaves it for 30 days', async () => {
    const first = await rotate();
    expect(first).toMatchObject({ version: 1, active: { since: '2026-03-01T09:00:00.000Z' }, retiring: [] });
    app.pass(30 * DAY - 1);
    expect(await rotate()).toEqual(first);
    expect(await shownBy(app)).toEqual([first.active.kid]);
  });

  it('shows the next key, lets it sign half an hour later, and drops the old one after another', async () => {
    await signUp(app);
    let cookie = cookieOf(await signIn(app));
    const kidOfToken = async () => {
      const answer = await app.call('POST', '/auth/refresh', { cookies: [cookie] });
      cookie = cookieOf(answer);
      return decodeProtectedHeader(String(answer.json.accessToken)).kid;
    };
    const old = await kidOfToken();

    app.pass(29 * DAY);
    cookie = cookieOf(await signIn(app));
    app.pass(DAY);
    const published = await rotate();
    const next = published.next?.kid;
    app.pass(5 * MINUTE);
    expect([await kidOfToken(), await shownBy(app)]).toEqual([old, [old, next]]);

    app.pass(25 * MINUTE);
    expect(await rotate()).toMatchObject({ active: { kid: next }, retiring: [{ kid: old }] });
    app.pass(5 * MINUTE);
    expect([await kidOfToken(), await shownBy(app)]).toEqual([next, [next, old]]);

    app.pass(25 * MINUTE);
    expect(await rotate()).toMatchObject({ active: { kid: next }, retiring: [] });
    app.pass(5 * MINUTE);
    expect([await kidOfToken(), await shownBy(app)]).toEqual([next, [next]]);
    const items = (await scan(table)).filter(({ pk }) => pk === 'signing-keys');
    expect(items.map(({ sk }) => sk).sort()).toEqual([next, 'ring'].sort());
  });

  it('makes up for months in which it did not run, one key at a time', async () => {
    await rotate();
    app.pass(100 * DAY);
    const { active, next } = await rotate();
    expect(next).toBeDefined();
    app.pass(MINUTE);
    expect(await rotate()).toMatchObject({ active, next });
  });

  it('takes each step once, however many instances take it at once', async () => {
    const apps = Array.from({ length: 5 }, () =>
      startAuthApp(table, { startAt: Date.parse('2026-03-01T09:00:00Z') }),
    );
    for (const pause of [0, 30 * DAY, 30 * MINUTE, 30 * MINUTE]) {
      for (const instance of apps) instance.pass(pause);
      const rings = await Promise.all(apps.map((instance) => rotate(instance)));
      for (const ring of rings) expect(ring).toEqual(rings[0]);
    }
    const steps = apps.flatMap(({ log }) => log.filter(({ message }) => message === 'signing-keys'));
    expect(steps.map(({ step }) => step).sort()).toEqual(['activate', 'publish', 'remove']);
    expect(await itemsOf(table, '')).toHaveLength(2);
  });
});

describe('a replacement', () => {
  it('leaves one new key, and no token of the others is good', async () => {
    await signUp(app);
    const login = await signIn(app);
    const headers = { authorization: `Bearer ${login.json.accessToken}` };
    app.pass(30 * DAY);
    const before = await rotate();

    const after = await app.run(keyReplacement.event);
    expect(after.retiring).toEqual([]);
    expect(after.next).toBeUndefined();
    expect([before.active.kid, before.next?.kid]).not.toContain(after.active.kid);
    app.pass(5 * MINUTE);
    expect(await shownBy(app)).toEqual([after.active.kid]);
    expect((await app.call('GET', '/auth/me', { headers })).json.code).toBe('token-invalid');
    const items = (await scan(table)).filter(({ pk }) => pk === 'signing-keys');
    expect(items).toHaveLength(2);
  });

  it('is noticed within ten seconds by an instance that meets a token of the new key', async () => {
    await signUp(app);
    const { dynamoDb, operations } = recordingClient();
    const late = startAuthApp(table, { dynamoDb });
    await shownBy(late);
    await app.run(keyReplacement.event);
    const headers = { authorization: `Bearer ${(await signIn(startAuthApp(table))).json.accessToken}` };
    operations.length = 0;
    const codes = [];
    for (let second = 0; second < 15; second += 1) {
      codes.push((await late.call('GET', '/auth/me', { headers })).json.code);
      late.pass(1_000);
    }
    expect(codes.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 'token-invalid'));
    expect(codes.slice(10)).toEqual(Array.from({ length: 5 }, () => undefined));
    expect(operations.filter((operation) => operation === 'Query')).toHaveLength(1);
  });

  it('lets nobody who makes up names of keys read the table more than every ten seconds', async () => {
    await signUp(app);
    const { accessToken } = (await signIn(app)).json;
    const { dynamoDb, operations } = recordingClient();
    const instance = startAuthApp(table, { startAt: Date.parse('2026-03-01T09:00:00Z'), dynamoDb });
    const [, ...rest] = String(accessToken).split('.');
    for (let count = 0; count < 60; count += 1) {
      const head = Buffer.from(JSON.stringify({ alg: 'RS256', typ: 'at+jwt', kid: `made up ${count}` }));
      const headers = { authorization: `Bearer ${[head.toString('base64url'), ...rest].join('.')}` };
      expect((await instance.call('GET', '/auth/me', { headers })).json.code).toBe('token-invalid');
      instance.pass(500);
    }
    expect(operations).toEqual(['Query', 'Query', 'Query']);
  });

  it('leaves sessions as they are: a refresh gives a token of the new key', async () => {
    await signUp(app);
    const cookies = [cookieOf(await signIn(app))];
    const { active } = await app.run(keyReplacement.event);
    app.pass(5 * MINUTE);
    const { json } = await app.call('POST', '/auth/refresh', { cookies });
    expect(decodeProtectedHeader(String(json.accessToken)).kid).toBe(active.kid);
  });

  it('gets through beside a rotation and another replacement', async () => {
    await rotate();
    app.pass(30 * DAY);
    await Promise.all([rotate(), app.run(keyReplacement.event), app.run(keyReplacement.event), rotate()]);
    expect(await rotate()).toMatchObject({ retiring: [] });
  });
});

describe('an event', () => {
  it.each([{ task: 'delete-everything' }, { task: '' }])('%j is refused', async (event) => {
    await expect(app.run(event)).rejects.toThrow('The event is neither a request nor a known task.');
  });

  it('from the internet is a request, whatever its body says', async () => {
    await rotate();
    const before = await scan(table);
    const answer = await app.call('POST', '/auth/task', { body: keyReplacement.event });
    expect(answer.statusCode).toBe(404);
    expect(await scan(table)).toEqual(before);
  });
});
