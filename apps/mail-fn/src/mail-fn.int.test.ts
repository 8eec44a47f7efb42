import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { compose } from './compose.ts';
import type { MailFnHandler } from './handler.ts';
import { testAws } from './test-support/aws.ts';
import { mailsTo } from './test-support/inbox.ts';
import { authEvent, logEvent } from './test-support/mail-events.ts';
import { queued } from './test-support/queued.ts';
import {
  createAuthTable,
  createLogTable,
  createMailTable,
  getDelivery,
  putAuthMail,
} from './test-support/tables.ts';
import { kim, lee, recipient, sampleEntry, verifyEmailMail } from './test-support/sample-entries.ts';

const context = { getRemainingTimeInMillis: () => 30_000 };

let table: string;
let log: string;
let accounts: string;
let handler: MailFnHandler;

beforeAll(async () => {
  table = await createMailTable();
  log = await createLogTable();
  accounts = await createAuthTable();
  handler = compose({
    mailTable: table,
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

/** Two recipients, whose addresses no other test uses. */
function readers() {
  const run = randomUUID();
  return [
    recipient({ ...kim, email: `kim-${run}@example.com`, locale: 'en' }),
    recipient({ ...lee, email: `lee-${run}@example.com`, locale: 'ko' }),
  ] as const;
}

test('a changed progress is one mail for each recipient, in their language', async () => {
  const [toKim, toLee] = readers();
  const entry = sampleEntry({ notify: [toKim, toLee] });
  await handler(queued(logEvent(entry)), context);

  expect(await mailsTo(toKim.email)).toEqual([
    expect.objectContaining({
      from: '"Baton" <baton@example.com>',
      subject: '[WEB-12] New landing page: progress 0 % → 40 %',
      destination: { to: [`"Kim Minsu" <${toKim.email}>`], cc: [], bcc: [] },
    }),
  ]);
  const [korean] = await mailsTo(toLee.email);
  expect(korean?.subject).toBe('[WEB-12] New landing page: 진행률 0% → 40%');
  expect(korean?.body.text).toContain('http://localhost:4200/p/WEB/12\n');
  expect(korean?.body.html).toContain('href="http://localhost:4200/p/WEB/12"');
});

test('the ledger says that the mail was sent, with the id of SES', async () => {
  const [toKim] = readers();
  const entry = sampleEntry({ notify: [toKim] });
  await handler(queued(logEvent(entry)), context);
  expect(await getDelivery(table, entry.id, toKim.id)).toMatchObject({
    state: 'sent',
    attempts: 1,
    requestId: 'req-7',
    messageId: expect.stringMatching(/^ses-/),
  });
});

test('an event that comes three times in a row is one mail for each', async () => {
  const [toKim, toLee] = readers();
  const event = logEvent(sampleEntry({ notify: [toKim, toLee] }));
  await handler(queued(event), context);
  await handler(queued(event), context);
  await handler(queued(event), context);
  expect(await mailsTo(toKim.email)).toHaveLength(1);
  expect(await mailsTo(toLee.email)).toHaveLength(1);
});

test('an event that comes three times at once is one mail for each', async () => {
  const [toKim, toLee] = readers();
  const event = logEvent(sampleEntry({ notify: [toKim, toLee] }));
  await Promise.allSettled([1, 2, 3].map(() => handler(queued(event), context)));
  await handler(queued(event), context);
  expect(await mailsTo(toKim.email)).toHaveLength(1);
  expect(await mailsTo(toLee.email)).toHaveLength(1);
});

test('a mail of the auth table is sent once, with the link that its token is in', async () => {
  const email = `kim-${randomUUID()}@example.com`;
  const mail = verifyEmailMail({ to: { ...kim, email, locale: 'en' } });
  await putAuthMail(accounts, mail);
  await handler(queued(authEvent(mail)), context);
  await handler(queued(authEvent(mail)), context);

  const [sent, ...others] = await mailsTo(email);
  expect(others).toEqual([]);
  expect(sent?.subject).toBe('Confirm your email address');
  expect(sent?.body.text).toContain('http://localhost:4200/login#verify=id.secret-token\n');
  expect(await getDelivery(table, mail.id, kim.id)).toMatchObject({ state: 'sent', reason: 'verify-email' });
});

test('a mail that has left the auth table is not sent', async () => {
  const email = `kim-${randomUUID()}@example.com`;
  const mail = verifyEmailMail({ to: { ...kim, email, locale: 'en' } });
  await handler(queued(authEvent(mail)), context);
  expect(await mailsTo(email)).toEqual([]);
  expect(await getDelivery(table, mail.id, kim.id)).toBeUndefined();
});
