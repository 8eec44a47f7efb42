import type { Recipient } from '@baton/log-schema';
import { noTracing } from '@baton/tracing';
import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test, vi } from 'vitest';
import type { DeliveryLedger } from '../ledger/index.ts';
import { type Mail, accountMail } from '../mails/index.ts';
import { MemoryDeliveryLedger } from '../ledger/test-support/memory-delivery-ledger.ts';
import {
  kim,
  lee,
  mailTo,
  mina,
  recipient,
  sampleEntry,
  verifyEmailMail,
} from '../test-support/sample-entries.ts';
import { createPace, SesError } from '../ses/index.ts';
import { type DeliverMailsDependencies, createDeliverMails } from './deliver-mails.ts';

const SITE = 'https://baton.example.com';
const ENTRY_ID = '0190a000-0000-7000-8000-00000000e001';
const toMina = recipient({ ...mina, email: 'mina@example.com', locale: 'en' });
const toKim = recipient({ ...kim, email: 'minsu@example.com', locale: 'en' });
const toLee = recipient({ ...lee, email: 'jiwoo@example.com', locale: 'ko' });
const entry = sampleEntry({ id: ENTRY_ID });
const mails = [toMina, toKim, toLee].map((reader) => mailTo(reader, entry));
const mailToKim = mailTo(toKim, entry);
const allTheTime = () => 30_000;

let now: Date;
let ledger: MemoryDeliveryLedger;
let sent: string[];
let lines: unknown[];

beforeEach(() => {
  now = new Date('2026-11-22T06:30:05.000Z');
  ledger = new MemoryDeliveryLedger(() => now);
  sent = [];
  lines = [];
});

function deliverWith(overrides: Partial<DeliverMailsDependencies> = {}) {
  return createDeliverMails({
    ledger,
    findSuppressed: async () => new Map(),
    pace: async () => true,
    backOff: { minTimeout: 1, maxTimeout: 1 },
    send: async (mail) => {
      sent.push(mail.recipient.name);
      return `ses-${sent.length}`;
    },
    log: (level, message, fields) => lines.push({ level, message, ...fields }),
    tracing: noTracing,
    clock: () => 0,
    pause: async () => {},
    ...overrides,
  });
}

function failingFor(name: string, error: Error): DeliverMailsDependencies['send'] {
  return async (mail) => {
    if (mail.recipient.name === name) throw error;
    sent.push(mail.recipient.name);
    return `ses-${sent.length}`;
  };
}

/** The ledger, but for what it does in another way. */
function ledgerThat(otherwise: Partial<DeliveryLedger>): DeliveryLedger {
  return {
    claim: (...args) => ledger.claim(...args),
    suppress: (...args) => ledger.suppress(...args),
    markSent: (...args) => ledger.markSent(...args),
    markFailed: (...args) => ledger.markFailed(...args),
    postpone: (...args) => ledger.postpone(...args),
    markUnreadable: (...args) => ledger.markUnreadable(...args),
    record: (...args) => ledger.record(...args),
    ...otherwise,
  };
}

function stateOf(reader: Recipient) {
  return ledger.items.get(`${ENTRY_ID}/${reader.id}`);
}

test('mails every recipient once and logs ids only', async () => {
  await deliverWith()(mails, allTheTime);
  expect(sent).toEqual(['Mina Park', 'Kim Minsu', '이지우']);
  expect(lines[0]).toEqual({
    level: 'info',
    message: 'delivery',
    entryId: '0190a000-0000-7000-8000-00000000e001',
    userId: '0190a000-0000-7000-8000-00000000a001',
    requestId: 'req-7',
    state: 'sent',
    messageId: 'ses-1',
    ms: 0,
  });
});

test('has nothing to do where nobody is told', async () => {
  await deliverWith()([], allTheTime);
  expect(lines).toEqual([]);
});

test('the same event again mails nobody', async () => {
  const deliver = deliverWith();
  await deliver(mails, allTheTime);
  await deliver(mails, allTheTime);
  expect(sent).toEqual(['Mina Park', 'Kim Minsu', '이지우']);
});

test('a failure of SES for one leaves the others their mail, and a retry sends the missing one only', async () => {
  const refusal = Object.assign(new Error('minsu@example.com is not verified'), { name: 'MessageRejected' });
  await expect(deliverWith({ send: failingFor('Kim Minsu', refusal) })(mails, allTheTime)).rejects.toThrow(
    'Entry 0190a000-0000-7000-8000-00000000e001: 1 of 3 deliveries are open.',
  );
  expect(sent).toEqual(['Mina Park', '이지우']);
  expect(stateOf(toKim)).toMatchObject({
    state: 'failed',
    error: 'MessageRejected: <address> is not verified',
  });
  expect(lines).toContainEqual(
    expect.objectContaining({ level: 'warn', state: 'failed', error: 'MessageRejected' }),
  );
  expect(JSON.stringify(lines)).not.toContain('minsu@example.com');

  await deliverWith()(mails, allTheTime);
  expect(sent).toEqual(['Mina Park', '이지우', 'Kim Minsu']);
  expect(stateOf(toKim)).toMatchObject({ state: 'sent', attempts: 2 });
});

test('a mail that cannot be rendered does not keep the others back', async () => {
  const broken: Mail = {
    ...mailTo(toMina, entry),
    render: () => {
      throw new RangeError('Invalid time value');
    },
  };
  await expect(deliverWith()([broken, ...mails.slice(1)], allTheTime)).rejects.toThrow(
    '1 of 3 deliveries are open.',
  );
  expect(sent).toEqual(['Kim Minsu', '이지우']);
  expect(stateOf(toMina)).toMatchObject({ state: 'failed', error: 'RangeError: Invalid time value' });
});

test('a ledger that is away for one counts as a failure and sends nothing', async () => {
  const away = ledgerThat({
    claim: () => Promise.reject(new Error('connect ECONNREFUSED')),
  });
  await expect(deliverWith({ ledger: away })(mails, allTheTime)).rejects.toThrow('3 of 3 deliveries');
  expect(sent).toEqual([]);
});

test('another attempt at work is left alone, and the event comes again', async () => {
  await ledger.claim(mailToKim);
  await expect(deliverWith()(mails, allTheTime)).rejects.toThrow('1 of 3 deliveries are open.');
  expect(sent).toEqual(['Mina Park', '이지우']);
  expect(lines).toContainEqual(expect.objectContaining({ level: 'warn', state: 'leased' }));
});

test('an attempt that died between SES and the mark is repeated once its lease has ended', async () => {
  await ledger.claim(mailToKim);
  now = new Date('2026-11-22T06:31:05.001Z');
  await deliverWith()(mails, allTheTime);
  expect(sent).toEqual(['Mina Park', 'Kim Minsu', '이지우']);
  expect(stateOf(toKim)).toMatchObject({ state: 'sent', attempts: 2 });
});

/** A ledger that takes no mark of a sent mail for so many times. */
function forgetfulLedger(times: number): DeliveryLedger {
  let left = times;
  return ledgerThat({
    markSent: async (...args) => {
      left -= 1;
      if (left >= 0) throw Object.assign(new Error('socket hang up'), { name: 'TimeoutError' });
      return ledger.markSent(...args);
    },
  });
}

const oneMail = [mailToKim];

test('a mail that is out is marked as soon as the ledger is back', async () => {
  const pauses: number[] = [];
  const pause = async (ms: number) => pauses.push(ms);
  await deliverWith({ ledger: forgetfulLedger(3), pause })(oneMail, allTheTime);
  expect(sent).toEqual(['Kim Minsu']);
  expect(pauses).toEqual([250, 250, 250]);
  expect(stateOf(toKim)).toMatchObject({ state: 'sent', attempts: 1 });
  expect(lines).toEqual([expect.objectContaining({ level: 'info', state: 'sent' })]);
});

test('a mail that could not be marked in time is only marked when the event comes again', async () => {
  const deliver = deliverWith({ ledger: forgetfulLedger(1) });
  const times = [15_000, 15_000, 5_999];
  await expect(deliver(oneMail, () => times.shift() ?? 0)).rejects.toThrow('1 of 1 deliveries are open.');
  expect(stateOf(toKim)).toMatchObject({ state: 'sending' });
  expect(lines).toEqual([
    expect.objectContaining({
      level: 'warn',
      state: 'unmarked',
      messageId: 'ses-1',
      error: 'TimeoutError',
    }),
  ]);

  now = new Date('2026-11-22T07:30:05.000Z');
  await deliver(oneMail, allTheTime);
  expect(sent).toEqual(['Kim Minsu']);
  expect(stateOf(toKim)).toMatchObject({ state: 'sent', attempts: 1, messageId: 'ses-1' });
});

test.each([
  ['bounced', ['Kim Minsu', 'Kim Minsu'], 'ses-2'],
  ['delivered', ['Kim Minsu'], 'ses-1'],
] as const)('an order finds a mail that was never marked and %s', async (state, outAfter, messageId) => {
  const deliver = deliverWith({ ledger: forgetfulLedger(1) });
  const times = [15_000, 15_000, 5_999];
  await expect(deliver(oneMail, () => times.shift() ?? 0)).rejects.toThrow('1 of 1 deliveries are open.');
  const when = { at: '2026-11-22T06:30:09.000Z', acceptedAt: '2026-11-22T06:30:06.000Z' };
  await ledger.record({ entryId: ENTRY_ID, userId: toKim.id, messageId: 'ses-1', state, ...when });

  await deliver([{ ...mailToKim, resend: '0190a000-0000-7000-8000-00000000ee01' }], allTheTime);
  expect(sent).toEqual(outAfter);
  expect(stateOf(toKim)).toMatchObject({ messageId });
});

test('a mark that comes after another attempt took over calls someone', async () => {
  const send: DeliverMailsDependencies['send'] = async () => {
    now = new Date('2026-11-22T06:31:05.001Z');
    await ledger.claim(mailToKim);
    return 'ses-1';
  };
  await deliverWith({ send })(oneMail, allTheTime);
  expect(lines[0]).toMatchObject({
    level: 'error',
    message: 'mail was sent after its lease had ended; it may go out twice',
  });
});

function crowd(size: number): Mail[] {
  return Array.from({ length: size }, (_, index) => {
    const id = `0190a000-0000-7000-8000-0000000000f${index}`;
    return mailTo(recipient({ ...kim, id, email: `kim${index}@example.com`, locale: 'en' }), entry);
  });
}

test('begins no mail that the time left does not suffice for', async () => {
  let asked = 0;
  const remaining = () => (asked++ < 8 ? 15_000 : 9_999);
  await expect(deliverWith()(crowd(6), remaining)).rejects.toThrow('2 of 6 deliveries are open.');
  expect(sent).toHaveLength(4);
  expect(ledger.items.size).toBe(4);
  expect(lines.filter((line) => (line as { state: string }).state === 'postponed')).toHaveLength(2);
});

test('sends four mails at once at most', async () => {
  let atWork = 0;
  let most = 0;
  let open = () => {};
  const gate = new Promise<void>((resolve) => (open = resolve));
  const send: DeliverMailsDependencies['send'] = async () => {
    atWork += 1;
    most = Math.max(most, atWork);
    if (atWork === 4) setImmediate(open);
    await gate;
    atWork -= 1;
    return 'ses-1';
  };
  await deliverWith({ send })(crowd(9), allTheTime);
  expect(most).toBe(4);
});

const throttled = new SesError('TooManyRequestsException', 'Maximum sending rate exceeded.', 429);

test('waits for SES to take a mail that it throttles', async () => {
  let refusals = 3;
  const send: DeliverMailsDependencies['send'] = async () => {
    refusals -= 1;
    if (refusals >= 0) throw throttled;
    return 'ses-1';
  };
  await deliverWith({ send })(oneMail, allTheTime);
  expect(stateOf(toKim)).toMatchObject({ state: 'sent', attempts: 1 });
  expect(lines).toEqual([expect.objectContaining({ level: 'info', state: 'sent' })]);
});

test('a mail that SES throttles until the time is short waits for the event to come again, as if not tried', async () => {
  const times = [15_000, 15_000, 15_000, 15_000, 9_999];
  const send = failingFor('Kim Minsu', throttled);
  await expect(deliverWith({ send })(oneMail, () => times.shift() ?? 0)).rejects.toThrow('1 of 1 deliveries');
  expect(stateOf(toKim)).toMatchObject({ state: 'queued', attempts: 0 });
  expect(stateOf(toKim)).not.toHaveProperty('error');
  expect(lines).toEqual([expect.objectContaining({ level: 'warn', state: 'postponed' })]);

  await deliverWith()(oneMail, allTheTime);
  expect(stateOf(toKim)).toMatchObject({ state: 'sent', attempts: 1 });
});

test('a mail beyond the quota of the day fails at once, with what SES says for those who wait for it', async () => {
  let tries = 0;
  const send: DeliverMailsDependencies['send'] = async () => {
    tries += 1;
    throw new SesError('TooManyRequestsException', 'Daily message quota exceeded.', 429);
  };
  await expect(deliverWith({ send })(oneMail, allTheTime)).rejects.toThrow('1 of 1 deliveries are open.');
  expect(tries).toBe(1);
  expect(stateOf(toKim)).toMatchObject({
    state: 'failed',
    error: 'TooManyRequestsException: Daily message quota exceeded.',
    attempts: 1,
  });
});

test('a mail whose turn at SES comes too late is not sent, and waits as if not tried', async () => {
  const waits: number[] = [];
  const pace = async (withinMs: number) => waits.push(withinMs) === 0;
  await expect(deliverWith({ pace })(oneMail, () => 15_000)).rejects.toThrow('1 of 1 deliveries');
  expect(sent).toEqual([]);
  // What is left keeps the 10 s for the mail itself.
  expect(waits).toEqual([5_000]);
  expect(stateOf(toKim)).toMatchObject({ state: 'queued', attempts: 0 });
});

test.each([
  { rate: 2.8, size: 9, out: 9 },
  { rate: 0.2, size: 9, out: 4 },
])('at $rate mails a second, $out of $size go out, and none waits for what comes too late', async (given) => {
  vi.useFakeTimers({ now: 0 });
  const { rate, size, out } = given;
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const pace = createPace({ rate, clock: Date.now, pause });
  const isOver = deliverWith({ pace })(crowd(size), () => 29_900 - Date.now()).catch(() => {});
  await vi.advanceTimersByTimeAsync(20_000);
  await isOver;
  vi.useRealTimers();
  expect(sent).toHaveLength(out);
  const states = [...ledger.items.values()].map(({ state }) => state);
  expect(states.filter((state) => state === 'sent')).toHaveLength(out);
  expect(states.filter((state) => state === 'queued')).toHaveLength(size - out);
});

test('asks for a turn at SES before each try, and for none where nothing is sent', async () => {
  let turns = 0;
  const pace = async () => (turns += 1) > 0;
  await deliverWith({ pace })(mails, allTheTime);
  await deliverWith({ pace })(mails, allTheTime);
  expect(turns).toBe(3);
});

test('mails about accounts go first, then mentions, roles and assignments, whichever entry they are of', async () => {
  const other = sampleEntry({ id: '0190a000-0000-7000-8000-00000000e002' });
  const reader = (name: string, fields: Partial<Recipient> = {}) =>
    recipient({ id: randomUUID(), name, email: 'a@example.com', locale: 'en', ...fields });
  const order = [
    mailTo(reader('watcher', { reason: 'watcher' }), entry),
    mailTo(reader('assignee', { reason: 'assignee' }), entry),
    mailTo(reader('owner', { reason: 'owner' }), entry),
    mailTo(reader('mentioned', { reason: 'mention' }), other),
    mailTo(reader('role', { reason: 'role' }), other),
    accountMail(verifyEmailMail({ to: { ...kim, name: 'new', email: 'a@example.com', locale: 'en' } }), SITE),
  ];
  await deliverWith()(order, allTheTime);
  expect(sent).toEqual(['new', 'mentioned', 'role', 'assignee', 'watcher', 'owner']);
});

test('keeps the mails to addresses that take none back, and sends the others', async () => {
  const findSuppressed = async () => new Map([[toKim.id, 'bounced' as const]]);
  await deliverWith({ findSuppressed })(mails, allTheTime);
  expect(sent).toEqual(['Mina Park', '이지우']);
  expect(stateOf(toKim)).toMatchObject({ state: 'suppressed', error: 'bounced' });
  expect(lines).toContainEqual(expect.objectContaining({ level: 'info', state: 'suppressed' }));
});

test('mails about the account go to an address that takes no others', async () => {
  const asked: unknown[] = [];
  const findSuppressed = async (ids: readonly string[]) => {
    asked.push(...ids);
    return new Map([[kim.id, 'complained' as const]]);
  };
  await deliverWith({ findSuppressed })([accountMail(verifyEmailMail(), SITE)], allTheTime);
  expect(asked).toEqual([]);
  expect(sent).toEqual(['Kim Minsu']);
});

test('a mail of an order that keeps being repeated goes out once for it', async () => {
  await ledger.suppress(mailToKim, 'bounced');
  const ordered = [{ ...mailToKim, resend: '0190a000-0000-7000-8000-00000000ee01' }];
  const deliver = deliverWith();
  await deliver(ordered, allTheTime);
  await deliver(ordered, allTheTime);
  await deliver(ordered, allTheTime);
  expect(sent).toEqual(['Kim Minsu']);
});
