import { noTracing } from '@baton/tracing';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createDeliverMails } from './deliver/index.ts';
import { type DeliveryLedger, DynamoDeliveryLedger } from './ledger/index.ts';
import { connectDynamoDb, connectSes } from './platform/index.ts';
import { createSendMail } from './ses/index.ts';
import { type RecordingSes, startRecordingSes } from './ses/test-support/recording-ses.ts';
import { testAws } from './test-support/aws.ts';
import { kim, mailTo, recipient, sampleEntry } from './test-support/sample-entries.ts';
import { createMailTable } from './test-support/tables.ts';
import type { Mail } from './mails/index.ts';
import { v7 } from 'uuid';

/** Between any two of what a delivery writes and asks for. */
const STEPS = [
  'before the claim',
  'after the claim',
  'before SES',
  'after SES',
  'before the mark',
  'after the mark',
] as const;
type Step = (typeof STEPS)[number];

const MINUTE = 61_000;
const CRASHES = 4;

let table: string;
let ses: RecordingSes;

beforeAll(async () => {
  table = await createMailTable();
  ses = await startRecordingSes();
  vi.stubEnv('AWS_ENDPOINT_URL_SESV2', ses.url);
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await ses.close();
});

/**
 * An execution environment of mail-fn that dies at a step: it writes and calls nothing after.
 * @param startedAt what its clock says, epoch milliseconds
 */
function environment(startedAt: number, diesAt?: Step) {
  let isDead = false;
  const reach = (step?: Step) => {
    isDead ||= step !== undefined && step === diesAt;
    if (isDead) throw new Error(`It died ${diesAt}.`);
  };
  const aws = testAws();
  const dynamoDb = connectDynamoDb(aws.dynamoDb);
  const real = new DynamoDeliveryLedger({ dynamoDb, table, now: () => new Date(startedAt) });
  const sendMail = createSendMail({
    sendToSes: connectSes(aws.ses),
    from: 'Baton <baton@example.com>',
    configurationSet: 'baton-test',
  });
  const whileAlive =
    <A extends unknown[], R>(work: (...args: A) => Promise<R>, before?: Step, after?: Step) =>
    async (...args: A): Promise<R> => {
      reach(before);
      const result = await work(...args);
      reach(after);
      return result;
    };
  const ledger: DeliveryLedger = {
    claim: whileAlive((mail) => real.claim(mail), 'before the claim', 'after the claim'),
    markSent: whileAlive((...args) => real.markSent(...args), 'before the mark', 'after the mark'),
    markFailed: whileAlive((...args) => real.markFailed(...args)),
    postpone: whileAlive((claim) => real.postpone(claim)),
    suppress: (...args) => real.suppress(...args),
    markUnreadable: (...args) => real.markUnreadable(...args),
    record: (outcome) => real.record(outcome),
  };
  const deliver = createDeliverMails({
    tracing: noTracing,
    ledger,
    findSuppressed: async () => new Map(),
    send: whileAlive(sendMail, 'before SES', 'after SES'),
    pace: async () => true,
    backOff: { minTimeout: 1, maxTimeout: 1 },
    log: () => {},
    clock: () => 0,
    pause: async () => {},
  });
  return { ledger: real, deliver: (mails: readonly Mail[]) => deliver(mails, () => (isDead ? 0 : 30_000)) };
}

/** As the queue does: until an attempt succeeds, each in another environment, a minute later. */
async function deliverUntilDone(mails: readonly Mail[], crashes: readonly Step[]): Promise<void> {
  let time = Date.UTC(2026, 10, 22, 6, 30);
  for (const step of crashes) {
    await expect(environment(time, step).deliver(mails)).rejects.toThrow('deliveries are open.');
    time += MINUTE;
  }
  await environment(time).deliver(mails);
  await environment(time + MINUTE).deliver(mails);
}

function mailsOf(count: number): Mail[] {
  const entry = sampleEntry();
  return Array.from({ length: count }, (_, index) =>
    mailTo(recipient({ ...kim, id: v7(), email: `kim-${index}@example.com`, locale: 'en' }), entry),
  );
}

/** How often SES took each of these mails. */
async function copiesOf(mails: readonly Mail[]): Promise<number[]> {
  const parsed = await Promise.all(ses.accepted.map(({ raw }) => simpleParser(raw)));
  const entries = parsed.map(({ headers }) => headers.get('x-baton-entry'));
  return mails.map(
    (mail) => entries.filter((entry) => entry === `${mail.entryId}/${mail.recipient.id}`).length,
  );
}

test('a crash at any step loses no mail, and repeats one only between SES and the mark', async () => {
  const counts: Record<string, { mails: number; lost: number; repeated: number }> = {};
  for (const step of STEPS) {
    const mails = Array.from({ length: CRASHES }, () => mailsOf(1)).flat();
    for (const mail of mails) await deliverUntilDone([mail], [step]);
    const copies = await copiesOf(mails);
    counts[step] = {
      mails: copies.length,
      lost: copies.filter((count) => count === 0).length,
      repeated: copies.reduce((sum, count) => sum + Math.max(0, count - 1), 0),
    };
  }
  process.stdout.write(`${CRASHES} crashes at each step: ${JSON.stringify(counts, null, 2)}\n`);
  expect(counts).toEqual({
    'before the claim': { mails: 4, lost: 0, repeated: 0 },
    'after the claim': { mails: 4, lost: 0, repeated: 0 },
    'before SES': { mails: 4, lost: 0, repeated: 0 },
    'after SES': { mails: 4, lost: 0, repeated: 4 },
    'before the mark': { mails: 4, lost: 0, repeated: 4 },
    'after the mark': { mails: 4, lost: 0, repeated: 0 },
  });
});

test('crashes one after the other repeat a mail at most as often as they come between SES and the mark', async () => {
  const mails = mailsOf(1);
  await deliverUntilDone(mails, ['after the claim', 'before the mark', 'before SES', 'after SES']);
  expect(await copiesOf(mails)).toEqual([3]);
});

test.each(STEPS)('a crash %s leaves no mail of a crowd out, and none more than twice', async (step) => {
  const mails = mailsOf(9);
  await deliverUntilDone(mails, [step]);
  const copies = await copiesOf(mails);
  expect(copies.every((count) => count === 1 || count === 2)).toBe(true);
});

test('what SES says of a mail after a crash keeps it from being repeated', async () => {
  const [mail] = mailsOf(1);
  if (!mail) throw new Error('There is no mail.');
  const { ledger, deliver } = environment(Date.UTC(2026, 10, 22, 6, 30), 'after SES');
  await expect(deliver([mail])).rejects.toThrow('1 of 1 deliveries');
  await ledger.record({
    entryId: mail.entryId,
    userId: mail.recipient.id,
    messageId: 'ses-1',
    state: 'delivered',
    at: '2026-11-22T06:30:09.000Z',
    acceptedAt: '2026-11-22T06:30:01.000Z',
  });
  await environment(Date.UTC(2026, 10, 22, 6, 32)).deliver([mail]);
  expect(await copiesOf([mail])).toEqual([1]);
});
