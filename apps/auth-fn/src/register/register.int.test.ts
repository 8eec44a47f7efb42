import { parseOptions } from '@node-rs/argon2';
import { beforeEach, describe, expect, it } from 'vitest';
import { type AuthApp, startAuthApp } from '../test-support/auth-app.ts';
import { createAuthTable, itemsOf, scan } from '../test-support/auth-table.ts';
import { clientThatLoses } from '../test-support/dynamodb.ts';
import { mailsOf } from '../test-support/auth-mails.ts';
import { KIM, signIn, signUp } from '../test-support/people.ts';

let table: string;
let app: AuthApp;

beforeEach(async () => {
  table = await createAuthTable();
  app = startAuthApp(table, { startAt: Date.parse('2026-03-01T09:00:00.000Z') });
});

describe('POST /auth/register', () => {
  it('creates an account and answers with it', async () => {
    const answer = await signUp(app);
    expect(answer.statusCode).toBe(201);
    expect(answer.json).toEqual({
      user: {
        id: expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-7/),
        email: 'kim@example.com',
        name: 'Kim Min-ji',
        locale: 'ko',
        emailVerified: false,
      },
    });
    expect(answer.cookies).toBeUndefined();
  });

  it('stores the profile with a hash of the password, and the directory entry without', async () => {
    const { json } = await signUp(app);
    const { id } = json.user as { id: string };
    const items = await scan(table);
    const entry = items.find(({ sk }) => sk === 'email');
    const profile = items.find(({ sk }) => sk === 'profile');
    expect(entry).toEqual({
      pk: 'email#kim@example.com',
      sk: 'email',
      userId: id,
      email: 'kim@example.com',
      name: 'Kim Min-ji',
      locale: 'ko',
      emailVerified: false,
    });
    expect(profile).toEqual({
      pk: `user#${id}`,
      sk: 'profile',
      id,
      email: 'kim@example.com',
      name: 'Kim Min-ji',
      locale: 'ko',
      emailVerified: false,
      passwordHash: expect.any(String),
      passwordVersion: 0,
      createdAt: '2026-03-01T09:00:00.000Z',
    });
    expect(parseOptions(String(profile?.passwordHash))).toMatchObject({ algorithm: 2, memoryCost: 19_456 });
  });

  it('asks for one mail, with a link that verifies the address for a day', async () => {
    const { json } = await signUp(app);
    const { id } = json.user as { id: string };
    expect(await mailsOf(table)).toEqual([
      {
        v: 1,
        id: expect.stringMatching(/^[\da-f-]{36}$/),
        mail: 'verify-email',
        at: '2026-03-01T09:00:00.000Z',
        requestId: 'gateway-request-1',
        to: { id, email: 'kim@example.com', name: 'Kim Min-ji', locale: 'ko' },
        token: expect.stringMatching(new RegExp(`^${id}\\.[\\w-]{43}$`)),
        minutes: 1_440,
        expiresAt: 1_772_442_000,
      },
    ]);
  });

  it('keeps of the link no more than a hash, out of the mail', async () => {
    await signUp(app);
    const [mail] = await mailsOf(table);
    const secret = mail?.mail === 'verify-email' ? mail.token.split('.')[1] : undefined;
    const others = (await scan(table)).filter(({ sk }) => sk !== 'auth-mail');
    expect(secret).toHaveLength(43);
    expect(JSON.stringify(others)).not.toContain(secret);
    expect(await itemsOf(table, 'one-time-token#')).toEqual([
      { secretHash: expect.stringMatching(/^[\w-]{43}$/), expiresAt: 1_772_442_000 },
    ]);
  });

  it('refuses an address that has signed up, however it is written, and keeps the first account', async () => {
    await signUp(app);
    const before = await scan(table);
    const body = { ...KIM, email: ' KIM@Example.COM ', password: 'another long password' };
    const answer = await app.call('POST', '/auth/register', { body });
    expect(answer.statusCode).toBe(409);
    expect(answer.json.code).toBe('email-taken');
    expect(await scan(table)).toEqual(before);
    expect((await signIn(app)).statusCode).toBe(200);
  });

  it('succeeds when the table did its write and the answer got lost', async () => {
    app = startAuthApp(table, { dynamoDb: clientThatLoses('TransactWriteItems') });
    expect((await signUp(app)).statusCode).toBe(201);
  });

  it('lets one of twenty through who take an address at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => signUp(app)));
    const statuses = answers.map(({ statusCode }) => statusCode).sort();
    expect(statuses).toEqual([201, ...Array.from({ length: 19 }, () => 409)]);
    expect(await itemsOf(table, 'profile')).toHaveLength(1);
    expect(await mailsOf(table)).toHaveLength(1);
  });

  it('stores nothing of a body that is not valid', async () => {
    const answer = await app.call('POST', '/auth/register', { body: { ...KIM, password: 'short' } });
    expect(answer.statusCode).toBe(400);
    expect(answer.json.errors).toEqual([{ path: 'password', message: 'Must be at least 12 characters' }]);
    expect(await scan(table)).toEqual([]);
  });

  it.each([
    ['Qwertyuiop123', 'Is among the passwords that are guessed first', 'password-common'],
    ['Kim@Example.com', 'Must have more to it than your name and address', 'password-personal'],
  ])('refuses the password %j', async (password, message, code) => {
    const answer = await app.call('POST', '/auth/register', { body: { ...KIM, password } });
    expect(answer.statusCode).toBe(400);
    expect(answer.json.errors).toEqual([{ path: 'password', message, code }]);
    expect(await scan(table)).toEqual([]);
  });
});
