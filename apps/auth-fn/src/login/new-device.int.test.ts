import { authMailSchema } from '@baton/log-schema';
import { beforeEach, describe, expect, it } from 'vitest';
import { type AuthApp, startAuthApp } from '../test-support/auth-app.ts';
import { createAuthTable, itemsOf, scan } from '../test-support/auth-table.ts';
import { KIM, signUpVerified } from '../test-support/people.ts';

const DAY = 86_400_000;
const CHROME = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36';
const LAPTOP = `Mozilla/5.0 (X11; Linux x86_64) ${CHROME}`;
const LAPTOP_UPDATED = LAPTOP.replace('141', '142');
const PHONE = `Mozilla/5.0 (Linux; Android 14; SM-S928N) ${CHROME}`;

let table: string;
let app: AuthApp;

beforeEach(async () => {
  table = await createAuthTable();
  app = startAuthApp(table, { startAt: Date.parse('2026-03-01T09:00:00.000Z') });
  await signUpVerified(app, table);
});

async function signInFrom(userAgent: string, extra: object = {}) {
  const body = { email: KIM.email, password: KIM.password, ...extra };
  const answer = await app.call('POST', '/auth/login', { body, headers: { 'user-agent': userAgent } });
  expect(answer.statusCode).toBe(200);
  return answer;
}

async function mails() {
  return (await itemsOf(table, 'auth-mail')).filter(({ mail }) => mail === 'new-device');
}

describe('a login', () => {
  it('is mailed about when its device is new to the account', async () => {
    await signInFrom(LAPTOP);
    const { json } = await signInFrom(PHONE, { timeZone: 'Asia/Seoul' });
    const [mail, ...rest] = await mails();
    expect(rest).toEqual([]);
    expect(mail).toEqual({
      v: 1,
      id: expect.stringMatching(/^[\da-f-]{36}$/),
      mail: 'new-device',
      at: '2026-03-01T09:00:00.000Z',
      requestId: 'gateway-request-1',
      to: { id: (json.user as { id: string }).id, email: KIM.email, name: KIM.name, locale: 'ko' },
      device: { browser: 'Chrome', os: 'Android' },
      addressPrefix: '203.0.113.0/24',
      timeZone: 'Asia/Seoul',
      expiresAt: 1_772_614_800,
    });
    expect(authMailSchema.parse(mail)).toEqual(mail);
    const items = await scan(table);
    expect(items.find(({ mail }) => mail === 'new-device')).toMatchObject({
      pk: `auth-mail#${mail?.id}`,
      sk: 'auth-mail',
    });
  });

  it('is not when it is the first of the account', async () => {
    await signInFrom(PHONE);
    expect(await mails()).toEqual([]);
  });

  it('is not when the device is known, whatever its version', async () => {
    for (const userAgent of [LAPTOP, PHONE, LAPTOP_UPDATED, PHONE, LAPTOP]) await signInFrom(userAgent);
    expect(await mails()).toHaveLength(1);
  });

  it('is not when it fails', async () => {
    await signInFrom(LAPTOP);
    const body = { email: KIM.email, password: 'incorrect horse battery staple' };
    await app.call('POST', '/auth/login', { body, headers: { 'user-agent': PHONE } });
    expect(await mails()).toEqual([]);
  });

  it('is mailed about again when the device was not used for 180 days', async () => {
    await signInFrom(LAPTOP);
    app.pass(180 * DAY - 1);
    await signInFrom(LAPTOP);
    expect(await mails()).toEqual([]);
    app.pass(180 * DAY);
    await signInFrom(LAPTOP);
    expect(await mails()).toHaveLength(1);
  });

  it('is not to an address that nobody has verified', async () => {
    const lee = { ...KIM, email: 'lee@example.com' };
    await app.call('POST', '/auth/register', { body: lee });
    for (const userAgent of [LAPTOP, PHONE]) await signInFrom(userAgent, { email: lee.email });
    expect(await mails()).toEqual([]);
  });

  it('tells no name that the caller made up', async () => {
    await signInFrom(LAPTOP);
    await signInFrom('Buy pills at http://evil.example/1.0 (');
    expect(await mails()).toMatchObject([{ device: { browser: null, os: null } }]);
  });
});

describe('ten logins at once', () => {
  const tenFrom = (userAgent: string) => Promise.all(Array.from({ length: 10 }, () => signInFrom(userAgent)));

  it('all succeed, and of the first ever nobody is mailed', async () => {
    await tenFrom(LAPTOP);
    expect(await itemsOf(table, 'login#')).toHaveLength(10);
    expect(await mails()).toEqual([]);
  });

  it('from a new device are one mail', async () => {
    await signInFrom(LAPTOP);
    await tenFrom(PHONE);
    expect(await itemsOf(table, 'login#')).toHaveLength(11);
    expect(await mails()).toHaveLength(1);
  });
});
