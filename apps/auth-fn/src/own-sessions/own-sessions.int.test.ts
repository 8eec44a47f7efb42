import { beforeEach, describe, expect, it } from 'vitest';
import { type Answer, type AuthApp, cookieOf, startAuthApp } from '../test-support/auth-app.ts';
import { createAuthTable, itemsOf, putItem } from '../test-support/auth-table.ts';
import { KIM, signUp } from '../test-support/people.ts';

const DAY = 86_400_000;
const LAPTOP =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36';
const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) ' +
  'Version/18.0 Mobile/15E148 Safari/604.1';
const LEE = { ...KIM, email: 'lee@example.com', name: 'Lee' };

let table: string;
let app: AuthApp;
let laptop: SignedIn;
let phone: SignedIn;

/** A signed-in device. */
interface SignedIn {
  readonly cookie: string;
  readonly headers: { readonly authorization: string };
  readonly id: string;
}

beforeEach(async () => {
  table = await createAuthTable();
  app = startAuthApp(table);
  await signUp(app);
  laptop = await signInFrom(LAPTOP, { timeZone: 'Asia/Seoul' });
  app.pass(60_000);
  phone = await signInFrom(PHONE, {}, { 'cloudfront-viewer-address': '198.51.100.10:46532' });
});

async function signInFrom(userAgent: string, extra: object = {}, headers: object = {}): Promise<SignedIn> {
  const body = { email: KIM.email, password: KIM.password, ...extra };
  return signedIn(
    await app.call('POST', '/auth/login', { body, headers: { 'user-agent': userAgent, ...headers } }),
  );
}

function signedIn(answer: Answer): SignedIn {
  const cookie = cookieOf(answer);
  const headers = { authorization: `Bearer ${answer.json.accessToken}` };
  return { cookie, headers, id: cookie.split('.')[1] as string };
}

async function sessionsOf({ headers }: SignedIn) {
  const answer = await app.call('GET', '/auth/sessions', { headers });
  expect(answer.statusCode).toBe(200);
  return answer.json.items as { id: string }[];
}

async function refresh({ cookie }: SignedIn): Promise<Answer> {
  return app.call('POST', '/auth/refresh', { cookies: [cookie] });
}

describe('GET /auth/sessions', () => {
  it('shows each device, the last used first, and which of them asks', async () => {
    app.pass(60_000);
    await refresh(laptop);
    const [first, second, ...rest] = await itemsOf(table, 'session#');
    expect(rest).toEqual([]);
    expect(await sessionsOf(phone)).toEqual([
      {
        id: laptop.id,
        current: false,
        device: { browser: 'Chrome', os: 'Linux' },
        addressPrefix: '203.0.113.0/24',
        timeZone: 'Asia/Seoul',
        createdAt: first?.createdAt,
        lastUsedAt: first?.rotatedAt,
      },
      {
        id: phone.id,
        current: true,
        device: { browser: 'Safari', os: 'iOS' },
        addressPrefix: '198.51.100.0/24',
        timeZone: null,
        createdAt: second?.createdAt,
        lastUsedAt: second?.createdAt,
      },
    ]);
  });

  it('leaves out what has expired, though DynamoDB still holds it', async () => {
    app.pass(29 * DAY);
    const refreshed = signedIn(await refresh(phone));
    app.pass(DAY);
    // The access token of that refresh expired long ago; the JWT's clock is the machine's, not the app's.
    expect((await sessionsOf(refreshed)).map(({ id }) => id)).toEqual([phone.id]);
    expect(await itemsOf(table, 'session#')).toHaveLength(2);
  });

  it('shows nothing of anybody else', async () => {
    await app.call('POST', '/auth/register', { body: LEE });
    const answer = await app.call('POST', '/auth/login', {
      body: { email: LEE.email, password: LEE.password },
    });
    const lee = signedIn(answer);
    expect((await sessionsOf(lee)).map(({ id }) => id)).toEqual([lee.id]);
  });
});

describe('DELETE /auth/sessions/{sessionId}', () => {
  const end = (id: string, { headers }: SignedIn) => app.call('DELETE', `/auth/sessions/${id}`, { headers });

  it('ends a session: its token is worth nothing from then on', async () => {
    expect((await end(laptop.id, phone)).statusCode).toBe(204);
    expect((await sessionsOf(phone)).map(({ id }) => id)).toEqual([phone.id]);
    const refused = await refresh(laptop);
    expect(refused.statusCode).toBe(401);
    expect(refused.json.code).toBe('session-revoked');
    expect((await refresh(phone)).statusCode).toBe(200);
  });

  it('may end the one that asks', async () => {
    expect((await end(phone.id, phone)).statusCode).toBe(204);
    expect((await refresh(phone)).json.code).toBe('session-revoked');
    const answer = await app.call('GET', '/auth/sessions', { headers: phone.headers });
    expect(answer.json.code).toBe('session-revoked');
  });

  it('knows one that has ended no longer', async () => {
    await end(laptop.id, phone);
    const again = await end(laptop.id, phone);
    expect(again.statusCode).toBe(404);
    expect(again.json.code).toBe('not-found');
  });

  it('ends no session of anybody else', async () => {
    await app.call('POST', '/auth/register', { body: LEE });
    const lee = signedIn(
      await app.call('POST', '/auth/login', { body: { email: LEE.email, password: LEE.password } }),
    );
    expect((await end(laptop.id, lee)).statusCode).toBe(404);
    expect((await refresh(laptop)).statusCode).toBe(200);
  });

  it('refuses an id that is none', async () => {
    const answer = await end('mine', phone);
    expect(answer.statusCode).toBe(400);
    expect(answer.json.errors).toEqual([{ path: 'sessionId', message: 'Must be a UUID' }]);
  });

  it('wins against a refresh at the same moment, or makes way to it and then wins', async () => {
    const [refreshed] = await Promise.all([refresh(laptop), end(laptop.id, phone)]);
    expect([200, 401]).toContain(refreshed.statusCode);
    const later = refreshed.statusCode === 200 ? signedIn(refreshed) : laptop;
    expect((await refresh(later)).json.code).toBe('session-revoked');
  });
});

describe('DELETE /auth/sessions', () => {
  it('ends all sessions but the one that asks', async () => {
    const tablet = await signInFrom(PHONE);
    const answer = await app.call('DELETE', '/auth/sessions', { headers: phone.headers });
    expect(answer.statusCode).toBe(204);
    expect((await sessionsOf(phone)).map(({ id }) => id)).toEqual([phone.id]);
    for (const ended of [laptop, tablet]) expect((await refresh(ended)).json.code).toBe('session-revoked');
    expect((await refresh(phone)).statusCode).toBe(200);
  });
});

describe('GET /auth/logins', () => {
  const logins = async () => {
    const answer = await app.call('GET', '/auth/logins', { headers: phone.headers });
    expect(answer.statusCode).toBe(200);
    return answer.json.items as { at: string; timeZone: string | null }[];
  };

  it('shows the successful ones, the newest first, and goes on when their sessions have ended', async () => {
    await app.call('POST', '/auth/login', { body: { email: KIM.email, password: 'wrong' } });
    await app.call('DELETE', '/auth/sessions', { headers: phone.headers });
    const [first, second] = await itemsOf(table, 'login#');
    expect(await logins()).toEqual([
      {
        at: second?.at,
        device: { browser: 'Safari', os: 'iOS' },
        addressPrefix: '198.51.100.0/24',
        timeZone: null,
      },
      {
        at: first?.at,
        device: { browser: 'Chrome', os: 'Linux' },
        addressPrefix: '203.0.113.0/24',
        timeZone: 'Asia/Seoul',
      },
    ]);
  });

  it('shows the last twenty', async () => {
    const userId = phone.cookie.replace('baton_refresh=', '').split('.')[0];
    for (let day = 10; day < 32; day += 1) {
      await putItem(table, {
        pk: `user#${userId}`,
        sk: `login#f${day}`,
        at: `2026-12-${day}T09:00:00.000Z`,
        addressPrefix: '203.0.113.0/24',
        userAgent: LAPTOP,
      });
    }
    const shown = await logins();
    expect(shown).toHaveLength(20);
    expect(shown[0]?.at).toBe('2026-12-31T09:00:00.000Z');
    expect(shown[19]?.at).toBe('2026-12-12T09:00:00.000Z');
  });
});
