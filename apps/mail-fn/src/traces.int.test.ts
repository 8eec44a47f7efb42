import { startTraceReceiver, type TraceReceiver } from '@baton/tracing/test-support';
import { randomUUID } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { compose } from './compose.ts';
import type { MailFnHandler } from './handler.ts';
import { testAws } from './test-support/aws.ts';
import { mailsTo } from './test-support/inbox.ts';
import { authEvent, logEvent } from './test-support/mail-events.ts';
import { queued } from './test-support/queued.ts';
import { kim, lee, recipient, sampleEntry, verifyEmailMail } from './test-support/sample-entries.ts';
import { createAuthTable, createLogTable, createMailTable, putAuthMail } from './test-support/tables.ts';

const TRACE = '5759e988bd862e3fe1be46a994272793';
const context = { getRemainingTimeInMillis: () => 30_000 };

let receiver: TraceReceiver;
let accounts: string;
let handler: MailFnHandler;

beforeAll(async () => {
  receiver = await startTraceReceiver();
  accounts = await createAuthTable();
  handler = compose({
    mailTable: await createMailTable(),
    logTable: await createLogTable(),
    authTable: accounts,
    ...testAws(),
    from: 'Baton <baton@example.com>',
    configurationSet: 'baton-test',
    rate: 1_000,
    siteUrl: 'http://localhost:4200',
    logLevel: 'error',
    tracing: { endpoint: receiver.endpoint, sampler: 'parentbased_always_on', ratio: 1 },
  });
});

afterAll(() => receiver.close());

beforeEach(() => {
  receiver.mood = 'well';
  receiver.spans.length = 0;
  receiver.requests.length = 0;
});

/** An entry of a traced request, with two recipients whose addresses no other test uses. */
function tracedEntry(flags: '00' | '01' = '01') {
  const run = randomUUID();
  return sampleEntry({
    request: {
      id: 'req-7',
      method: 'PATCH',
      path: '/api/tasks/x',
      trace: `00-${TRACE}-53995c3f42cd8ad8-${flags}`,
    },
    notify: [
      recipient({ ...kim, email: `kim-${run}@example.com`, locale: 'en' }),
      recipient({ ...lee, email: `lee-${run}@example.com`, locale: 'ko' }),
    ],
  });
}

test('each mail is a span in the trace of the request that it comes from, sent when the invocation ends', async () => {
  const entry = tracedEntry();
  await handler(queued(logEvent(entry)), context);
  expect(receiver.spans).toHaveLength(2);
  for (const { id } of entry.notify) {
    expect(receiver.spans).toContainEqual({
      service: 'mail-fn',
      name: 'mail',
      traceId: TRACE,
      spanId: expect.stringMatching(/^[0-9a-f]{16}$/),
      parentSpanId: '53995c3f42cd8ad8',
      kind: 5,
      failed: false,
      attributes: {
        'baton.entry.id': entry.id,
        'baton.recipient.id': id,
        'baton.mail.state': 'sent',
        'aws.ses.message_id': expect.stringMatching(/^ses-/),
      },
    });
  }
});

test('no span has an address, a name, a title or a text', async () => {
  await handler(queued(logEvent(tracedEntry())), context);
  const bodies = receiver.requests.map(({ body }) => body).join();
  expect(bodies).not.toMatch(/@example\.com|Minsu|지우|landing page|WEB-12/i);
});

test('a mail that comes again says that it had gone out', async () => {
  const event = queued(logEvent(tracedEntry()));
  await handler(event, context);
  receiver.spans.length = 0;
  await handler(event, context);
  expect(receiver.spans.map(({ attributes }) => attributes['baton.mail.state'])).toEqual([
    'settled',
    'settled',
  ]);
});

test('a trace that is not sampled gets no spans', async () => {
  const entry = tracedEntry('00');
  await handler(queued(logEvent(entry)), context);
  expect(receiver.requests).toEqual([]);
});

test('a mail of an entry from before there were traces, or about an account, begins a trace', async () => {
  const old = sampleEntry({ notify: tracedEntry().notify });
  const mail = verifyEmailMail({
    id: uuidv7(),
    to: { ...kim, email: `kim-${randomUUID()}@example.com`, locale: 'en' },
  });
  await putAuthMail(accounts, mail);
  await handler(queued(logEvent(old)), context);
  await handler(queued(authEvent(mail)), context);
  expect(receiver.spans.map(({ parentSpanId }) => parentSpanId)).toEqual([undefined, undefined, undefined]);
  expect(new Set(receiver.spans.map(({ traceId }) => traceId)).size).toBe(3);
});

test.each(['broken', 'silent'] as const)('mails go out while the receiver is %s', async (mood) => {
  receiver.mood = mood;
  const entry = tracedEntry();
  await handler(queued(logEvent(entry)), context);
  expect(receiver.requests).toHaveLength(1);
  for (const { email } of entry.notify) expect(await mailsTo(email)).toHaveLength(1);
});
