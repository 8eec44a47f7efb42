import { createDynamoDb, createDynamoDbTransport } from '@baton/aws-requests';
import { deliverySchema } from '@baton/log-schema';
import type { DeliveryState } from '@baton/vocabulary';
import { expect, test } from 'vitest';
import { createMailTable, deleteSuppression, getDelivery, putDelivery } from '../test-support/tables.ts';
import { accountMail } from '../mails/index.ts';
import { mailTo, sampleEntry, toKim, verifyEmailMail } from '../test-support/sample-entries.ts';
import { connectDynamoDb } from '../platform/index.ts';
import { testAws } from '../test-support/aws.ts';
import { DynamoDeliveryLedger } from './dynamo-delivery-ledger.ts';
import { createFindSuppressed } from './find-suppressed.ts';
import { deliveryLedgerContract } from './test-support/delivery-ledger-contract.ts';

const table = await createMailTable();
const dynamoDb = connectDynamoDb(testAws().dynamoDb);
const now = () => new Date('2026-11-22T06:30:05.000Z');
const ledger = new DynamoDeliveryLedger({ dynamoDb, table, now });

/** Performs its first command and loses the answer, as a time-out does; it is then tried again. */
function clientThatLosesAnAnswer() {
  const transport = createDynamoDbTransport(testAws().dynamoDb, { timeoutMs: 5_000 });
  let isLost = false;
  const losing: typeof transport = async (request) => {
    const answer = await transport(request);
    if (isLost) return answer;
    isLost = true;
    throw Object.assign(new Error('socket hang up'), { name: 'TimeoutError' });
  };
  return createDynamoDb(losing, { attempts: 3 });
}

const findSuppressed = createFindSuppressed({ dynamoDb, table });

deliveryLedgerContract((clock, newClaimId) => ({
  ledger: new DynamoDeliveryLedger({ dynamoDb, table, now: clock, newClaimId }),
  find: (entryId, userId) => getDelivery(table, entryId, userId),
  suppressed: async (userId) => (await findSuppressed([userId])).get(userId),
  forgetSuppression: (userId) => deleteSuppression(table, userId),
}));

test('an item says which mail it is, how far it is, and until when the attempt may run', async () => {
  const entry = sampleEntry();
  await ledger.claim(mailTo(toKim, entry));
  const item = await getDelivery(table, entry.id, toKim.id);
  expect(deliverySchema.parse(item)).toEqual(item);
  expect(item).toEqual({
    pk: entry.id,
    sk: '0190a000-0000-7000-8000-00000000a003',
    taskId: '0190a000-0000-7000-8000-00000000c001',
    projectId: '0190a000-0000-7000-8000-00000000b001',
    logPk: 'task#0190a000-0000-7000-8000-00000000c001',
    reason: 'assignee',
    requestId: 'req-7',
    state: 'sending',
    attempts: 1,
    claimId: expect.any(String),
    leaseUntil: 1_795_329_065_000,
    createdAt: '2026-11-22T06:30:05.000Z',
    updatedAt: '2026-11-22T06:30:05.000Z',
  });
});

test('a mail about an account names no task and no project, and holds none of its secrets', async () => {
  const mail = accountMail(verifyEmailMail(), 'https://baton.example.com');
  expect((await ledger.claim(mail)).outcome).toBe('claimed');
  const item = await getDelivery(table, mail.entryId, mail.recipient.id);
  expect(deliverySchema.parse(item)).toEqual(item);
  expect(item).toMatchObject({ reason: 'verify-email', state: 'sending' });
  expect(item).not.toHaveProperty('taskId');
  expect(item).not.toHaveProperty('projectId');
  expect(JSON.stringify(item)).not.toContain('secret-token');
});

test('a claim whose answer got lost is held by the attempt that wrote it, and counted once', async () => {
  const entry = sampleEntry();
  const losing = new DynamoDeliveryLedger({ dynamoDb: clientThatLosesAnAnswer(), table, now });
  expect(await losing.claim(mailTo(toKim, entry))).toMatchObject({ outcome: 'claimed' });
  expect(await getDelivery(table, entry.id, toKim.id)).toMatchObject({ state: 'sending', attempts: 1 });
});

test('a sent mail has its SES id and no lease; a failed one says why until the next attempt', async () => {
  const entry = sampleEntry();
  const first = await ledger.claim(mailTo(toKim, entry));
  if (first.outcome !== 'claimed') throw new Error(first.outcome);
  await ledger.markFailed(first.claim, 'TooManyRequestsException: Rate exceeded');
  expect(await getDelivery(table, entry.id, toKim.id)).toMatchObject({
    state: 'failed',
    attempts: 1,
    error: 'TooManyRequestsException: Rate exceeded',
  });

  const second = await ledger.claim(mailTo(toKim, entry));
  if (second.outcome !== 'claimed') throw new Error(second.outcome);
  await ledger.markSent(second.claim, 'ses-1');
  const item = await getDelivery(table, entry.id, toKim.id);
  expect(item).toMatchObject({ state: 'sent', attempts: 2, messageId: 'ses-1' });
  expect(item).not.toHaveProperty('leaseUntil');
  expect(item).not.toHaveProperty('claimId');
  expect(item).not.toHaveProperty('error');
});

test.each<[DeliveryState, string]>([
  ['queued', 'claimed'],
  ['failed', 'claimed'],
  ['sent', 'settled'],
  ['delivered', 'settled'],
  ['bounced', 'settled'],
  ['complained', 'settled'],
  ['suppressed', 'settled'],
])('a mail that is %s is %s', async (state, outcome) => {
  const entry = sampleEntry();
  await putDelivery(table, {
    pk: entry.id,
    sk: toKim.id,
    taskId: entry.task.id,
    reason: toKim.reason,
    requestId: 'req-7',
    state,
    attempts: 0,
    createdAt: '2026-11-22T06:30:00.000Z',
    updatedAt: '2026-11-22T06:30:00.000Z',
  });
  expect((await ledger.claim(mailTo(toKim, entry))).outcome).toBe(outcome);
});
