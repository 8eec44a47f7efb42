import { type MailsResent, SES_EVENTS, SES_TAGS } from '@baton/log-schema';
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { compose } from './compose.ts';
import type { MailEvent } from './event/index.ts';
import type { MailFnHandler } from './handler.ts';
import { testAws } from './test-support/aws.ts';
import { mailsTo } from './test-support/inbox.ts';
import { authEvent, logEvent, sesEvent } from './test-support/mail-events.ts';
import { queued } from './test-support/queued.ts';
import { mina, recipient, sampleEntry, verifyEmailMail } from './test-support/sample-entries.ts';
import {
  createAuthTable,
  createLogTable,
  createMailTable,
  deleteSuppression,
  getDelivery,
  putAuthMail,
  putLogEntry,
} from './test-support/tables.ts';
import { v7 } from 'uuid';

const timestamp = '2026-11-22T06:30:09.000Z';

let ledger: string;
let log: string;
let accounts: string;
let handler: MailFnHandler;

beforeAll(async () => {
  [ledger, log, accounts] = await Promise.all([createMailTable(), createLogTable(), createAuthTable()]);
  handler = compose({
    mailTable: ledger,
    logTable: log,
    authTable: accounts,
    ...testAws(),
    from: 'Baton <baton@example.com>',
    configurationSet: 'baton-test',
    rate: 1_000,
    siteUrl: 'http://localhost:4200',
    logLevel: 'error',
  });
});

const handle = (...events: MailEvent[]) =>
  handler(queued(...events), { getRemainingTimeInMillis: () => 30_000 });

/** Somebody whom no other test mails. */
function somebody() {
  const id = v7();
  return recipient({ id, name: 'Somebody', email: `somebody-${randomUUID()}@example.com`, locale: 'en' });
}

/** What SES tells of a mail of the ledger. */
async function told(
  entryId: string,
  userId: string,
  type: keyof typeof SES_EVENTS,
  detail: object,
): Promise<MailEvent> {
  const messageId = (await getDelivery(ledger, entryId, userId))?.messageId ?? '';
  const tags = { [SES_TAGS.entry]: [entryId], [SES_TAGS.recipient]: [userId] };
  return sesEvent(SES_EVENTS[type], detail, { messageId, tags });
}

const hardBounce = {
  bounce: { timestamp, bounceType: 'Permanent', bounceSubType: 'General', bouncedRecipients: [] },
};

function orderFor(reader: ReturnType<typeof somebody>, entryId: string): MailsResent {
  const entry = sampleEntry();
  return {
    v: 2,
    id: v7(),
    kind: 'mails.resent',
    at: '2026-11-22T07:00:00.000Z',
    request: { id: 'req-9', method: 'POST', path: '/api/projects/p/deliveries/resend' },
    actor: mina,
    project: entry.project,
    of: { pk: `task#${entry.task.id}`, sk: entryId },
    notify: [reader],
  };
}

test('a mail that bounced keeps the next ones back, until the address is verified and owners order it again', async () => {
  const reader = somebody();
  const first = sampleEntry({ notify: [reader] });
  await putLogEntry(log, first);
  await handle(logEvent(first));
  const bounced = await told(first.id, reader.id, 'bounced', hardBounce);
  await handle(bounced);
  expect(await getDelivery(ledger, first.id, reader.id)).toMatchObject({
    state: 'bounced',
    trouble: `${first.project.id}#bounced`,
    error: 'Permanent General',
  });

  const second = sampleEntry({ notify: [reader] });
  await handle(logEvent(second));
  expect(await getDelivery(ledger, second.id, reader.id)).toMatchObject({ state: 'suppressed', attempts: 0 });
  expect(await mailsTo(reader.email)).toHaveLength(1);

  const account = verifyEmailMail({ to: { ...reader, id: reader.id, locale: 'en' } });
  await putAuthMail(accounts, account);
  await handle(authEvent(account));
  expect(await mailsTo(reader.email)).toHaveLength(2);

  await deleteSuppression(ledger, reader.id);
  await handle(bounced);
  const order = logEvent(orderFor(reader, first.id));
  await handle(order);
  await handle(order);
  await handle(order);
  expect(await mailsTo(reader.email)).toHaveLength(3);
  expect(await getDelivery(ledger, first.id, reader.id)).toMatchObject({ state: 'sent', attempts: 2 });

  await handle(await told(first.id, reader.id, 'delivered', { delivery: { timestamp } }));
  await handle(logEvent(orderFor(reader, first.id)));
  expect(await mailsTo(reader.email)).toHaveLength(3);
  expect(await getDelivery(ledger, first.id, reader.id)).toMatchObject({ state: 'delivered' });
});

test('a complaint after the delivery is what stays, and keeps the next mails back', async () => {
  const reader = somebody();
  const entry = sampleEntry({ notify: [reader] });
  await handle(logEvent(entry));
  const complained = await told(entry.id, reader.id, 'complained', { complaint: { timestamp } });
  const delivered = await told(entry.id, reader.id, 'delivered', { delivery: { timestamp } });
  await handle(complained, delivered);
  expect(await getDelivery(ledger, entry.id, reader.id)).toMatchObject({ state: 'complained' });
  const next = sampleEntry({ notify: [reader] });
  await handle(logEvent(next));
  expect(await getDelivery(ledger, next.id, reader.id)).toMatchObject({
    state: 'suppressed',
    error: 'complained',
  });
});

test('what SES says at one moment in several invocations comes to the same', async () => {
  const reader = somebody();
  const entry = sampleEntry({ notify: [reader] });
  await handle(logEvent(entry));
  const events = await Promise.all([
    told(entry.id, reader.id, 'delayed', { deliveryDelay: { timestamp, delayType: 'MailboxFull' } }),
    told(entry.id, reader.id, 'delivered', { delivery: { timestamp } }),
    told(entry.id, reader.id, 'bounced', hardBounce),
    told(entry.id, reader.id, 'complained', { complaint: { timestamp } }),
  ]);
  await Promise.all([...events, ...events].map((event) => handle(event)));
  expect(await getDelivery(ledger, entry.id, reader.id)).toMatchObject({ state: 'complained' });
});

test('a mailbox that was full keeps no further mail back', async () => {
  const reader = somebody();
  const entry = sampleEntry({ notify: [reader] });
  await handle(logEvent(entry));
  const bounce = { ...hardBounce.bounce, bounceType: 'Transient', bounceSubType: 'MailboxFull' };
  await handle(await told(entry.id, reader.id, 'bounced', { bounce }));
  expect(await getDelivery(ledger, entry.id, reader.id)).toMatchObject({ state: 'failed' });
  await handle(logEvent(sampleEntry({ notify: [reader] })));
  expect(await mailsTo(reader.email)).toHaveLength(2);
});

test('an entry that no version of now can read fails in the ledger, and is mailed by order once one can', async () => {
  const reader = somebody();
  const entry = sampleEntry({ notify: [reader] });
  const poisoned = logEvent({ ...entry, changes: [{ field: 'colour', from: 1, to: 2 }] } as never);
  await expect(handle(poisoned)).rejects.toThrow('changes.0.field: invalid_union');
  expect(await getDelivery(ledger, entry.id, reader.id)).toMatchObject({
    state: 'failed',
    trouble: `${entry.project.id}#failed`,
    error: 'changes.0.field: invalid_union',
  });

  await putLogEntry(log, entry);
  await handle(logEvent(orderFor(reader, entry.id)));
  expect(await mailsTo(reader.email)).toHaveLength(1);
  expect(await getDelivery(ledger, entry.id, reader.id)).toMatchObject({ state: 'sent', attempts: 1 });
});
