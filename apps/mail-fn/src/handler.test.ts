import type { AuthMail } from '@baton/log-schema';
import { beforeEach, expect, test } from 'vitest';
import * as z from 'zod';
import { DeliveryIncompleteError } from './deliver/deliver-mails.ts';
import type { MailEvent } from './event/index.ts';
import { createHandler } from './handler.ts';
import type { Mail } from './mails/index.ts';
import { authEvent, logEvent } from './test-support/mail-events.ts';
import { queued, queuedBodies } from './test-support/queued.ts';
import { sampleEntry, taskUpdated, verifyEmailMail } from './test-support/sample-entries.ts';

const context = { getRemainingTimeInMillis: () => 12_000 };
const authMail = verifyEmailMail({ id: '0190a000-0000-7000-8000-00000000aa01' });

let delivered: [readonly Mail[], number][];
let lines: unknown[];

beforeEach(() => {
  delivered = [];
  lines = [];
});

function handlerWith(options: { fail?: Error; read?: () => Promise<AuthMail | undefined> } = {}) {
  return createHandler({
    readAuthMail: options.read ?? (async () => authMail),
    deliver: async (mails, remainingMs) => {
      delivered.push([mails, remainingMs()]);
      if (options.fail) throw options.fail;
    },
    log: (level, message, fields) => lines.push({ level, message, ...fields }),
    siteUrl: 'https://baton.example.com',
  });
}

test('delivers the mails of an entry within the time that the Lambda has left', async () => {
  const entry = sampleEntry();
  await handlerWith()(queued(logEvent(entry)), context);
  const of = { entryId: entry.id, requestId: 'req-7', taskId: '0190a000-0000-7000-8000-00000000c001' };
  expect(delivered).toEqual([
    [
      [
        expect.objectContaining({ ...of, recipient: expect.objectContaining({ name: 'Kim Minsu' }) }),
        expect.objectContaining({ ...of, recipient: expect.objectContaining({ name: '이지우' }) }),
      ],
      12_000,
    ],
  ]);
});

test('delivers nothing about a mere order', async () => {
  await handlerWith()(queued(logEvent(taskUpdated([{ field: 'rank', from: 'a0', to: 'a1' }]))), context);
  expect(delivered).toEqual([[[], 12_000]]);
});

test('delivers the auth mail that an event names by its key', async () => {
  let asked: unknown;
  const read = async (key?: unknown) => {
    asked = key;
    return authMail;
  };
  await handlerWith({ read })(queued(authEvent(authMail)), context);
  expect(asked).toEqual({ pk: 'auth-mail#0190a000-0000-7000-8000-00000000aa01', sk: 'auth-mail' });
  expect(delivered[0]?.[0]).toEqual([
    {
      kind: 'verify-email',
      turn: 0,
      entryId: '0190a000-0000-7000-8000-00000000aa01',
      requestId: 'req-7',
      recipient: {
        id: '0190a000-0000-7000-8000-00000000a003',
        name: 'Kim Minsu',
        email: 'minsu@example.com',
        locale: 'en',
        reason: 'verify-email',
      },
      render: expect.any(Function),
    },
  ]);
});

test('an auth mail that is gone is nothing to send and calls nobody', async () => {
  await handlerWith({ read: async () => undefined })(queued(authEvent(authMail)), context);
  expect(delivered).toEqual([[[], 12_000]]);
  expect(lines).toEqual([
    {
      level: 'info',
      message: 'auth mail has expired',
      entryId: 'auth-mail#0190a000-0000-7000-8000-00000000aa01',
    },
  ]);
});

test('an auth table that is away makes the event come again and calls nobody', async () => {
  const away = Object.assign(new Error('connect ECONNREFUSED'), { name: 'TimeoutError' });
  await expect(
    handlerWith({ read: () => Promise.reject(away) })(queued(authEvent(authMail)), context),
  ).rejects.toBe(away);
  expect([delivered, lines]).toEqual([[], []]);
});

test.each<[string, MailEvent, readonly string[]]>([
  ['without an image', { ...logEvent(sampleEntry()), detail: {} }, ['detail.dynamodb.NewImage: missing']],
  [
    'of a type that no rule sends',
    { ...logEvent(sampleEntry()), 'detail-type': 'Order' },
    ['detail-type: not known'],
  ],
  ['without keys', { ...authEvent(authMail), detail: {} }, ['detail.dynamodb.Keys.pk: missing']],
  [
    'about another item of the auth table',
    {
      ...authEvent(authMail),
      detail: { dynamodb: { Keys: { pk: { S: 'email#a@example.com' }, sk: { S: 'email' } } } },
    },
    ['detail.dynamodb.Keys.sk: no auth mail'],
  ],
])('an event %s calls someone and goes back, to end among the dead letters', async (_, event, faults) => {
  await expect(handlerWith()(queued(event), context)).rejects.toMatchObject({
    name: 'MalformedEventError',
    message: expect.stringContaining('holds nothing that can be mailed'),
  });
  expect(delivered).toEqual([]);
  expect(lines).toEqual([
    {
      level: 'error',
      message: 'malformed event',
      messageId: '7d3e4f5a-0000-4000-8000-000000000001',
      attempt: 1,
      eventId: '5f1c2b3a-0000-4000-8000-000000000001',
      entryId: undefined,
      faults,
    },
  ]);
});

test('a malformed event that comes again calls nobody a second time', async () => {
  const bodies = [JSON.stringify({ ...logEvent(sampleEntry()), detail: {} })];
  await expect(handlerWith()(queuedBodies(bodies, 2), context)).rejects.toThrow('holds nothing');
  expect(lines).toMatchObject([{ level: 'warn', message: 'malformed event', attempt: 2 }]);
});

test('a message that holds no event is named by its own id, and not quoted', async () => {
  await expect(handlerWith()(queuedBodies(['{"secret":']), context)).rejects.toThrow('Event unknown');
  expect(lines).toEqual([
    {
      level: 'error',
      message: 'malformed event',
      messageId: '7d3e4f5a-0000-4000-8000-000000000001',
      attempt: 1,
      eventId: undefined,
      entryId: undefined,
      faults: ['body: no JSON object'],
    },
  ]);
});

test('an auth mail that is malformed is named by its key and its faults, without its token or address', async () => {
  const read = async () =>
    z.object({ mail: z.literal('verify-email') }).parse({ mail: 'secret-token' }) as never;
  const failed = handlerWith({ read })(queued(authEvent(authMail)), context);
  const error: Error = await failed.then(
    () => new Error('It was taken.'),
    (reason: Error) => reason,
  );
  expect(error).toMatchObject({ name: 'MalformedEventError', faults: ['mail: invalid_value'] });
  expect(lines).toEqual([
    {
      level: 'error',
      message: 'malformed event',
      messageId: '7d3e4f5a-0000-4000-8000-000000000001',
      attempt: 1,
      eventId: '5f1c2b3a-0000-4000-8000-000000000001',
      entryId: 'auth-mail#0190a000-0000-7000-8000-00000000aa01',
      faults: ['mail: invalid_value'],
    },
  ]);
  expect(JSON.stringify([error, error.message, lines])).not.toMatch(/secret-token|minsu@/);
});

test('an incomplete delivery goes back for a retry and calls nobody', async () => {
  const incomplete = new DeliveryIncompleteError('0190a000-0000-7000-8000-00000000e001', 1, 2);
  await expect(handlerWith({ fail: incomplete })(queued(logEvent(sampleEntry())), context)).rejects.toBe(
    incomplete,
  );
  expect(lines).toEqual([]);
});

test('of several events, one that fails goes back and keeps no other from its mails', async () => {
  const poison = { ...authEvent(authMail), detail: {} };
  const entry = sampleEntry({ id: '0190a000-0000-7000-8000-00000000e001' });
  const handled = handlerWith()(queued(poison, logEvent(entry), authEvent(authMail)), context);
  await expect(handled).rejects.toThrow('holds nothing that can be mailed');
  expect(delivered.map(([mails]) => mails.map(({ entryId }) => entryId))).toEqual([
    ['0190a000-0000-7000-8000-00000000e001', '0190a000-0000-7000-8000-00000000e001'],
    ['0190a000-0000-7000-8000-00000000aa01'],
  ]);
});

test('several events that fail go back together', async () => {
  const incomplete = new DeliveryIncompleteError('0190a000-0000-7000-8000-00000000e001', 1, 2);
  const handled = handlerWith({ fail: incomplete })(
    queued(logEvent(sampleEntry()), authEvent(authMail)),
    context,
  );
  await expect(handled).rejects.toMatchObject({
    message: '2 events failed.',
    errors: [incomplete, incomplete],
  });
});
