import type { Logger } from '@baton/json-log';
import { type AuthMail, type MailsResent, type SesEvent, fromLogItem } from '@baton/log-schema';
import { beforeEach, expect, test } from 'vitest';
import * as z from 'zod';
import { DeliveryIncompleteError } from './deliver/deliver-mails.ts';
import type { MailEvent } from './event/index.ts';
import { createHandler } from './handler.ts';
import { createMailsOfEvent } from './intake/index.ts';
import { MemoryDeliveryLedger } from './ledger/test-support/memory-delivery-ledger.ts';
import type { ReadLogEntry } from './log/index.ts';
import type { Mail } from './mails/index.ts';
import { authEvent, logEvent, sesEvent } from './test-support/mail-events.ts';
import { queued, queuedBodies } from './test-support/queued.ts';
import {
  mina,
  sampleEntry,
  TASK_ID,
  taskUpdated,
  toKim,
  toLee,
  verifyEmailMail,
} from './test-support/sample-entries.ts';

const context = { getRemainingTimeInMillis: () => 12_000 };
const authMail = verifyEmailMail({ id: '0190a000-0000-7000-8000-00000000aa01' });

let delivered: [readonly Mail[], number][];
let recorded: SesEvent[];
let lines: unknown[];

beforeEach(() => {
  delivered = [];
  recorded = [];
  lines = [];
});

function handlerWith(
  options: {
    fail?: Error;
    read?: () => Promise<AuthMail | undefined>;
    readLogEntry?: ReadLogEntry;
    ledger?: MemoryDeliveryLedger;
  } = {},
) {
  const log: Logger = (level, message, fields) => lines.push({ level, message, ...fields });
  return createHandler({
    mailsOf: createMailsOfEvent({
      readAuthMail: options.read ?? (async () => authMail),
      readLogEntry: options.readLogEntry ?? (async () => undefined),
      log,
      siteUrl: 'https://baton.example.com',
    }),
    deliver: async (mails, remainingMs) => {
      delivered.push([mails, remainingMs()]);
      if (options.fail) throw options.fail;
    },
    recordSesEvent: async (event) => void recorded.push(event),
    ledger: options.ledger ?? new MemoryDeliveryLedger(() => new Date('2026-11-22T06:30:05.000Z')),
    log,
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
  expect([delivered, lines]).toEqual([[[[], 12_000]], []]);
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
  expect(delivered).toEqual([[[], 12_000]]);
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
  const incomplete = new DeliveryIncompleteError(['0190a000-0000-7000-8000-00000000e001'], 2);
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
    [
      '0190a000-0000-7000-8000-00000000e001',
      '0190a000-0000-7000-8000-00000000e001',
      '0190a000-0000-7000-8000-00000000aa01',
    ],
  ]);
});

test('several events that fail go back together', async () => {
  const incomplete = new DeliveryIncompleteError(['0190a000-0000-7000-8000-00000000e001'], 2);
  const poison = { ...authEvent(authMail), detail: {} };
  const handled = handlerWith({ fail: incomplete })(queued(poison, logEvent(sampleEntry())), context);
  await expect(handled).rejects.toMatchObject({
    message: '2 events failed.',
    errors: [expect.objectContaining({ name: 'MalformedEventError' }), incomplete],
  });
});

test('what SES tells of a mail is noted, and nothing is mailed', async () => {
  const event = sesEvent('Email Delivered', { delivery: { timestamp: '2026-11-22T06:30:09.000Z' } });
  await handlerWith()(queued(event), context);
  expect(recorded).toMatchObject([
    { 'detail-type': 'Email Delivered', detail: { mail: { messageId: 'ses-1' } } },
  ]);
  expect(delivered).toEqual([[[], 12_000]]);
});

test('an event of SES that lacks what it is about goes back and names no address', async () => {
  const event = sesEvent('Email Bounced', { bounce: { bouncedRecipients: ['kim@example.com'] } });
  await expect(handlerWith()(queued(event), context)).rejects.toMatchObject({
    name: 'MalformedEventError',
    faults: expect.arrayContaining(['detail.bounce.bouncedRecipients.0: invalid_type']),
  });
});

const order: MailsResent = {
  v: 2,
  id: '0190a000-0000-7000-8000-00000000ee01',
  kind: 'mails.resent',
  at: '2026-11-22T07:00:00.000Z',
  request: { id: 'req-9', method: 'POST', path: '/api/projects/p/deliveries/resend' },
  actor: mina,
  project: { id: '0190a000-0000-7000-8000-00000000b001', key: 'WEB', name: 'Website' },
  of: { pk: `task#${TASK_ID}`, sk: '0190a000-0000-7000-8000-00000000e001' },
  notify: [toLee],
};

test('an order to mail again is the mails of the entry of before, to those that it names', async () => {
  let asked: unknown;
  const readLogEntry: ReadLogEntry = async (key) => {
    asked = key;
    return sampleEntry({ id: '0190a000-0000-7000-8000-00000000e001' });
  };
  await handlerWith({ readLogEntry })(queued(logEvent(order)), context);
  expect(asked).toEqual({ pk: `task#${TASK_ID}`, sk: '0190a000-0000-7000-8000-00000000e001' });
  expect(delivered[0]?.[0]).toMatchObject([
    {
      entryId: '0190a000-0000-7000-8000-00000000e001',
      requestId: 'req-7',
      resend: '0190a000-0000-7000-8000-00000000ee01',
      recipient: { name: '이지우' },
    },
  ]);
});

test.each<[string, ReadLogEntry, string]>([
  ['that is gone', async () => undefined, 'of: not in the log'],
  ['that is an order itself', async () => order, 'of: mails.resent is not mailed'],
  ['that cannot be read', async () => fromLogItem({ v: 2, kind: 'task.updated' }), 'of: id: invalid_type'],
])('an order about an entry %s calls someone', async (_, readLogEntry, fault) => {
  await expect(handlerWith({ readLogEntry })(queued(logEvent(order)), context)).rejects.toThrow(fault);
  expect(lines).toMatchObject([{ level: 'error', entryId: '0190a000-0000-7000-8000-00000000ee01' }]);
});

test('the mails of a malformed entry are noted as failed, with the names of what is wrong', async () => {
  const ledger = new MemoryDeliveryLedger(() => new Date('2026-11-22T06:30:05.000Z'));
  const entry = sampleEntry({ id: '0190a000-0000-7000-8000-00000000e001', notify: [toKim, toLee] });
  const poison = { ...entry, changes: [{ field: 'progress', from: 0, to: 'secret' }] } as never;
  await expect(handlerWith({ ledger })(queued(logEvent(poison)), context)).rejects.toThrow(
    'changes.0.to: invalid_type',
  );
  const items = [...ledger.items.values()];
  expect(items).toMatchObject([
    {
      pk: '0190a000-0000-7000-8000-00000000e001',
      sk: toKim.id,
      logPk: `task#${TASK_ID}`,
      taskId: TASK_ID,
      state: 'failed',
      trouble: '0190a000-0000-7000-8000-00000000b001#failed',
      error: 'changes.0.to: invalid_type',
      attempts: 0,
    },
    { sk: toLee.id, state: 'failed' },
  ]);
  expect(JSON.stringify([items, lines])).not.toContain('secret');
});

test('it says how long an event took from its stream to the queue', async () => {
  const event = logEvent(taskUpdated([{ field: 'rank', from: 'a0', to: 'a1' }]));
  const dynamodb = { ...event.detail.dynamodb, ApproximateCreationDateTime: 1_795_328_999 };
  await handlerWith()(queued({ ...event, detail: { ...event.detail, dynamodb } }), context);
  expect(lines).toEqual([
    { level: 'info', message: 'event from stream', eventId: event.id, streamLagMs: 2_000 },
  ]);
});
