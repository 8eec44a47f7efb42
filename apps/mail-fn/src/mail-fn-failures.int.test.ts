import { simpleParser } from 'mailparser';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { compose } from './compose.ts';
import type { MailFnHandler } from './handler.ts';
import { DynamoDeliveryLedger } from './ledger/index.ts';
import { connectDynamoDb, connectSes } from './platform/index.ts';
import { createSendMail } from './ses/index.ts';
import { type RecordingSes, startRecordingSes } from './ses/test-support/recording-ses.ts';
import { testAws } from './test-support/aws.ts';
import { logEvent } from './test-support/mail-events.ts';
import { queued } from './test-support/queued.ts';
import { startGate } from './test-support/gate.ts';
import { createMailTable, getDelivery } from './test-support/tables.ts';
import { mailTo, sampleEntry, toKim, toLee } from './test-support/sample-entries.ts';

const context = { getRemainingTimeInMillis: () => 30_000 };
const env = {
  logTable: 'log',
  authTable: 'auth',
  from: 'Baton <baton@example.com>',
  configurationSet: 'baton-test',
  rate: 1_000,
  siteUrl: 'http://localhost:4200',
  logLevel: 'error',
} as const;

let table: string;
let ses: RecordingSes;
let handler: MailFnHandler;

beforeAll(async () => {
  table = await createMailTable();
});

beforeEach(async () => {
  ses = await startRecordingSes();
  vi.stubEnv('AWS_ENDPOINT_URL_SESV2', ses.url);
  handler = compose({ ...env, ...testAws(), mailTable: table });
  return async () => {
    vi.unstubAllEnvs();
    await ses.close();
  };
});

function ledgerAt(time: number) {
  return new DynamoDeliveryLedger({
    dynamoDb: connectDynamoDb(testAws().dynamoDb),
    table,
    now: () => new Date(time),
  });
}

test.each([
  [500, 'fails'],
  [400, 'refuses'],
])('%i: when SES %s one mail, the others go out and a retry sends the missing one only', async (status) => {
  const entry = sampleEntry({ notify: [toKim, toLee] });
  ses.refuse(toKim.email, status);
  await expect(handler(queued(logEvent(entry)), context)).rejects.toThrow(
    `Entry ${entry.id}: 1 of 2 deliveries are open.`,
  );
  expect(ses.accepted.map(({ to }) => to)).toEqual([toLee.email]);
  expect(ses.calls).toBe(2);
  expect(await getDelivery(table, entry.id, toKim.id)).toMatchObject({ state: 'failed', attempts: 1 });

  ses.accept(toKim.email);
  await handler(queued(logEvent(entry)), context);
  expect(ses.accepted.map(({ to }) => to)).toEqual([toLee.email, toKim.email]);
  expect(await getDelivery(table, entry.id, toKim.id)).toMatchObject({ state: 'sent', attempts: 2 });
});

test('what SES throttles until the time is short is sent when the event comes again, as if not tried', async () => {
  const entry = sampleEntry({ notify: [toKim, toLee] });
  ses.refuse(toKim.email, 429);
  const untilTried = { getRemainingTimeInMillis: () => (ses.calls < 3 ? 30_000 : 10_000) };
  await expect(handler(queued(logEvent(entry)), untilTried)).rejects.toThrow('1 of 2 deliveries are open.');
  expect(ses.accepted.map(({ to }) => to)).toEqual([toLee.email]);
  expect(await getDelivery(table, entry.id, toKim.id)).toMatchObject({ state: 'queued', attempts: 0 });

  ses.accept(toKim.email);
  await handler(queued(logEvent(entry)), context);
  expect(ses.accepted.map(({ to }) => to)).toEqual([toLee.email, toKim.email]);
  expect(await getDelivery(table, entry.id, toKim.id)).toMatchObject({ state: 'sent', attempts: 1 });
});

test('while SES is away nothing is sent or lost', async () => {
  const entry = sampleEntry({ notify: [toKim, toLee] });
  await ses.close();
  await expect(handler(queued(logEvent(entry)), context)).rejects.toThrow('2 of 2 deliveries are open.');
  expect(await getDelivery(table, entry.id, toKim.id)).toMatchObject({ state: 'failed' });

  ses = await startRecordingSes();
  vi.stubEnv('AWS_ENDPOINT_URL_SESV2', ses.url);
  await compose({ ...env, ...testAws(), mailTable: table })(queued(logEvent(entry)), context);
  expect(ses.accepted.map(({ to }) => to).sort()).toEqual([toLee.email, toKim.email]);
});

test('a crash between SES and the mark repeats the mail once, under the same X-Baton-Entry', async () => {
  const entry = sampleEntry({ notify: [toKim] });
  await ledgerAt(Date.now() - 61_000).claim(mailTo(toKim, entry));
  const send = createSendMail({
    sendToSes: connectSes(testAws().ses),
    from: env.from,
    configurationSet: env.configurationSet,
  });
  const mail = mailTo(toKim, entry);
  await send(mail, mail.render());

  await handler(queued(logEvent(entry)), context);
  await handler(queued(logEvent(entry)), context);
  const mails = await Promise.all(ses.accepted.map(({ raw }) => simpleParser(raw)));
  expect(mails.map(({ headers }) => headers.get('x-baton-entry'))).toEqual([
    `${entry.id}/0190a000-0000-7000-8000-00000000a003`,
    `${entry.id}/0190a000-0000-7000-8000-00000000a003`,
  ]);
  expect(await getDelivery(table, entry.id, toKim.id)).toMatchObject({ state: 'sent', attempts: 2 });
});

test('while DynamoDB is away after SES took the mail, the mark waits for it', async () => {
  const entry = sampleEntry({ notify: [toKim] });
  const gate = await startGate(process.env['AWS_ENDPOINT_URL_DYNAMODB'] ?? '');
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', gate.url);
  ses.onAccept(() => gate.shut({ for: 4 }));
  await compose({ ...env, ...testAws(), mailTable: table })(queued(logEvent(entry)), context);
  gate.close();
  expect(ses.accepted).toHaveLength(1);
  expect(await getDelivery(table, entry.id, toKim.id)).toMatchObject({ state: 'sent', attempts: 1 });
});

test('when DynamoDB stays away until the time is over, the event comes again and the mail does not', async () => {
  const entry = sampleEntry({ notify: [toKim] });
  const gate = await startGate(process.env['AWS_ENDPOINT_URL_DYNAMODB'] ?? '');
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', gate.url);
  const composed = compose({ ...env, ...testAws(), mailTable: table });
  ses.onAccept(() => gate.shut({ for: 4 }));
  const untilShut = { getRemainingTimeInMillis: () => (gate.isShut ? 5_999 : 30_000) };
  await expect(composed(queued(logEvent(entry)), untilShut)).rejects.toThrow('1 of 1 deliveries are open.');
  gate.open();
  expect(await getDelivery(table, entry.id, toKim.id)).toMatchObject({ state: 'sending' });

  await composed(queued(logEvent(entry)), context);
  gate.close();
  expect(ses.accepted).toHaveLength(1);
  expect(await getDelivery(table, entry.id, toKim.id)).toMatchObject({ state: 'sent', attempts: 1 });
});

test('a mail that another attempt holds is not taken from it', async () => {
  const entry = sampleEntry({ notify: [toKim, toLee] });
  await ledgerAt(Date.now()).claim(mailTo(toKim, entry));
  await expect(handler(queued(logEvent(entry)), context)).rejects.toThrow('1 of 2 deliveries are open.');
  expect(ses.accepted.map(({ to }) => to)).toEqual([toLee.email]);
  expect(await getDelivery(table, entry.id, toKim.id)).toMatchObject({ state: 'sending', attempts: 1 });
});

test('SES gets the mail for one recipient, with what threads and traces it, and tells of it later', async () => {
  const entry = sampleEntry({ notify: [toLee] });
  await handler(queued(logEvent(entry)), context);
  const [mail] = ses.accepted;
  const { headers, subject, to } = await simpleParser(mail?.raw ?? '');
  expect(mail).toMatchObject({
    to: 'jiwoo@example.com',
    configurationSet: 'baton-test',
    tags: [
      ['baton-entry', entry.id],
      ['baton-recipient', toLee.id],
    ],
  });
  expect(subject).toBe('[WEB-12] New landing page: 진행률 0% → 40%');
  expect(to).toMatchObject({ value: [{ name: '이지우', address: 'jiwoo@example.com' }] });
  expect(headers.get('references')).toBe('<task-0190a000-0000-7000-8000-00000000c001@baton>');
  expect(headers.get('in-reply-to')).toBe('<task-0190a000-0000-7000-8000-00000000c001@baton>');
  expect(headers.get('x-baton-request-id')).toBe('req-7');
  expect(headers.get('auto-submitted')).toBe('auto-generated');
});
