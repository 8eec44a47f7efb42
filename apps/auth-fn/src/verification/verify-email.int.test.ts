import { beforeEach, describe, expect, it } from 'vitest';
import { type Answer, type AuthApp, startAuthApp } from '../test-support/auth-app.ts';
import { mailedToken } from '../test-support/auth-mails.ts';
import { createAuthTable, itemsOf, scan, setName } from '../test-support/auth-table.ts';
import { clientThatLoses } from '../test-support/dynamodb.ts';
import { KIM, signUp } from '../test-support/people.ts';

const DAY = 86_400_000;

let table: string;
let app: AuthApp;
let userId: string;
let token: string;

beforeEach(async () => {
  table = await createAuthTable();
  app = startAuthApp(table, { startAt: Date.parse('2026-03-01T09:00:00.000Z') });
  const { json } = await signUp(app);
  userId = (json.user as { id: string }).id;
  token = await mailedToken(table, 'verify-email');
});

function verify(value: string, by: AuthApp = app): Promise<Answer> {
  return by.call('POST', '/auth/email-verifications', { body: { token: value } });
}

describe('POST /auth/email-verifications', () => {
  it('verifies the address, in the profile and in the directory', async () => {
    const answer = await verify(token);
    expect(answer.statusCode).toBe(200);
    expect(answer.json).toEqual({
      user: { id: userId, email: KIM.email, name: KIM.name, locale: 'ko', emailVerified: true },
    });
    expect(await itemsOf(table, 'profile')).toMatchObject([{ emailVerified: true, passwordVersion: 0 }]);
    expect(await itemsOf(table, 'email')).toEqual([
      { userId, email: KIM.email, name: KIM.name, locale: 'ko', emailVerified: true },
    ]);
  });

  it('tells the other apps', async () => {
    await verify(token);
    const events = (await scan(table)).filter(({ pk }) => pk === 'account-events');
    expect(events).toEqual([
      {
        pk: 'account-events',
        sk: events[0]?.id,
        id: expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-7/),
        type: 'verified',
        userId,
        email: KIM.email,
        emailVerified: true,
        name: KIM.name,
        locale: 'ko',
        at: '2026-03-01T09:00:00.000Z',
        expiresAt: 1_774_947_600,
      },
    ]);
  });

  it('works for a day, whether or not DynamoDB has removed the item', async () => {
    app.pass(DAY - 1_000);
    expect((await verify(token)).statusCode).toBe(200);
  });

  it('succeeds when the table did its write and the answer got lost', async () => {
    const unlucky = startAuthApp(table, {
      startAt: Date.parse('2026-03-01T09:00:01.000Z'),
      dynamoDb: clientThatLoses('TransactWriteItems'),
    });
    expect((await verify(token, unlucky)).statusCode).toBe(200);
  });

  it('lets one of ten through who use a link at once', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => verify(token)));
    const statuses = answers.map(({ statusCode }) => statusCode).sort();
    expect(statuses).toEqual([200, ...Array.from({ length: 9 }, () => 410)]);
  });

  it('loses no change that another request makes at the same time', async () => {
    const renamed = setName(table, { pk: `user#${userId}`, sk: 'profile' }, 'Kim Bo-ra');
    const [answer] = await Promise.all([verify(token), renamed]);
    expect(answer.statusCode).toBe(200);
    expect(await itemsOf(table, 'profile')).toMatchObject([{ emailVerified: true, name: 'Kim Bo-ra' }]);
  });
});

describe('a link that verifies an address', () => {
  async function expectUnusable(value: string) {
    const before = await scan(table);
    const answer = await verify(value);
    expect(answer.statusCode).toBe(410);
    expect(answer.json.code).toBe('link-unusable');
    expect(await scan(table)).toEqual(before);
  }

  it('works once', async () => {
    await verify(token);
    await expectUnusable(token);
  });

  it('has expired after a day, though DynamoDB still holds it', async () => {
    app.pass(DAY);
    await expectUnusable(token);
  });

  it('is of no use for anything else', async () => {
    await app.call('POST', '/auth/password-reset-requests', { body: { email: KIM.email } });
    await expectUnusable(await mailedToken(table, 'reset-password'));
  });

  it.each([
    ['cut off', (value: string) => value.slice(0, -1)],
    ['of another secret', (value: string) => value.replace(/\..*/, `.${'A'.repeat(43)}`)],
    ['of another user', (value: string) => `${crypto.randomUUID()}.${value.split('.')[1]}`],
    ['that is none', () => 'x'],
  ])('is unusable when it is one %s', async (_what, tamper) => {
    await expectUnusable(tamper(token));
  });

  it.each([[{}], [{ token: '' }], [{ token: 'x'.repeat(201) }], [{ token: 1 }]])(
    'is not looked for with the body %j',
    async (body) => {
      const answer = await app.call('POST', '/auth/email-verifications', { body });
      expect(answer.statusCode).toBe(400);
      expect(answer.json.errors).toMatchObject([{ path: 'token' }]);
    },
  );
});
