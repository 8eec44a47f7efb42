import { keyReplacement, keyRotationSchedule } from '@baton/access-token';
import { authRoutes } from '@baton/dto';
import { beforeAll, expect, it } from 'vitest';
import { type Answer, type AuthApp, cookieOf, startAuthApp } from './test-support/auth-app.ts';
import { mailedToken } from './test-support/auth-mails.ts';
import { createAuthTable, scan } from './test-support/auth-table.ts';
import type { EventOptions } from './test-support/events.ts';
import { KIM } from './test-support/people.ts';

const WRONG = 'incorrect horse battery staple';
const SECOND = 'a second password of Kim';
const THIRD = 'a third password of Kim';

let table: string;
let app: AuthApp;
/** Whatever was handed out or stored that nobody may read in a log. */
const secrets = new Set<string>();
const called = new Map<string, Set<number>>();

async function call(
  key: keyof typeof authRoutes,
  options: EventOptions & { readonly path?: string } = {},
): Promise<Answer> {
  const { id, method, path } = authRoutes[key];
  const answer = await app.call(method.toUpperCase(), options.path ?? path, options);
  called.set(id, (called.get(id) ?? new Set()).add(answer.statusCode ?? 0));
  keepSecretsOf(answer);
  return answer;
}

function keepSecretsOf(answer: Answer): void {
  const { accessToken } = answer.json;
  if (typeof accessToken === 'string') for (const part of accessToken.split('.')) secrets.add(part);
  const refreshSecret = cookieOf(answer).split('.')[2];
  if (refreshSecret) secrets.add(refreshSecret);
}

/** Keeps what the table holds that is secret: hashes, private keys, tokens in mails. */
async function keepSecretsOfTable(): Promise<void> {
  for (const item of await scan(table)) {
    const { d, p, q } = (item.privateJwk ?? {}) as Record<string, string>;
    const hashes = Object.entries(item).filter(([name]) => /hash/i.test(name));
    const token = String(item.token ?? '').split('.');
    for (const secret of [d, p, q, ...hashes.map(([, hash]) => hash), ...token]) {
      // Ids of accounts and sessions are no secrets.
      if (typeof secret === 'string' && secret.length > 36) secrets.add(secret);
    }
  }
}

async function signIn(password: string): Promise<{ headers: { authorization: string }; cookies: string[] }> {
  const answer = await call('login', { body: { email: KIM.email, password, timeZone: 'Asia/Seoul' } });
  return { headers: { authorization: `Bearer ${answer.json.accessToken}` }, cookies: [cookieOf(answer)] };
}

beforeAll(async () => {
  table = await createAuthTable();
  app = startAuthApp(table);
  await app.run(keyRotationSchedule.event);
  await call('register', { body: KIM });
  await call('register', { body: KIM });
  await call('register', { body: `{"password":"${KIM.password}"` });
  await call('register', { body: { ...KIM, [KIM.password]: 1 } });
  await signIn(WRONG);
  const kim = await signIn(KIM.password);
  const refreshed = await call('refresh', { cookies: kim.cookies });
  await call('refresh', { cookies: kim.cookies });
  await call('me', kim);
  await call('me', { headers: { authorization: `${kim.headers.authorization}x` } });

  const { headers } = kim;
  app.pass(61_000);
  await call('requestVerification', { headers });
  await keepSecretsOfTable();
  const verification = { body: { token: await mailedToken(table, 'verify-email') } };
  await call('verifyEmail', verification);
  await call('verifyEmail', verification);
  await call('requestPasswordReset', { body: { email: KIM.email } });
  await keepSecretsOfTable();
  const reset = { body: { token: await mailedToken(table, 'reset-password'), password: SECOND } };
  await call('resetPassword', reset);
  await call('resetPassword', reset);

  const tablet = await signIn(SECOND);
  await call('updateMe', { ...tablet, body: { password: THIRD, currentPassword: WRONG } });
  await call('updateMe', {
    ...tablet,
    body: { name: 'Kim Bo-ra', password: THIRD, currentPassword: SECOND },
  });
  const laptop = await signIn(THIRD);
  const phone = await signIn(THIRD);
  await call('listSessions', laptop);
  await call('listLogins', laptop);
  const path = `/auth/sessions/${phone.cookies[0]?.split('.')[1]}`;
  await call('endSession', { headers: laptop.headers, path });
  await call('endSession', { headers: laptop.headers, path });
  await call('endOtherSessions', laptop);
  await call('refresh', { cookies: [cookieOf(refreshed)] });
  await keepSecretsOfTable();

  await app.run(keyReplacement.event);
  await call('jwks');
  await call('logout', laptop);
  app.pass(300_000);
  const again = await signIn(THIRD);
  await keepSecretsOfTable();
  await app.call('GET', `/auth/${THIRD}`);
  await call('deleteAccount', { ...again, body: { password: WRONG } });
  await call('deleteAccount', { ...again, body: { password: THIRD } });
});

it.each(Object.values(authRoutes).map(({ id, success }) => [id, success.status] as const))(
  'is of a run in which %s succeeded',
  (id, status) => {
    expect([...(called.get(id) ?? [])]).toContain(status);
  },
);

it('has one line for each request', () => {
  const requests = app.log.filter(({ message }) => message === 'request');
  expect(new Set(requests.map(({ route }) => route))).toEqual(new Set([...called.keys(), null]));
});

it('has no password, token, hash, private key, address or name in it', () => {
  const log = JSON.stringify(app.log);
  const passwords = [KIM.password, WRONG, SECOND, THIRD, 'horse', 'password of Kim'];
  const personal = ['kim@', KIM.name, 'Kim Bo-ra'];
  // Access tokens (3 parts), refresh tokens, links, hashes and two private keys have left some dozens.
  expect(secrets.size).toBeGreaterThan(30);
  const found = [...secrets, ...passwords, ...personal].filter((secret) => log.includes(secret));
  expect(found).toEqual([]);
});
