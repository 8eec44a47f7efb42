import { SES_EVENTS, sesEventSchema } from '@baton/log-schema';
import { expect, test } from 'vitest';
import { sesEvent } from '../test-support/mail-events.ts';
import { outcomeOf } from './outcome-of.ts';

const ENTRY_ID = '0190a000-0000-7000-8000-00000000e001';
const USER_ID = '0190a000-0000-7000-8000-00000000a003';
const tags = { 'baton-entry': [ENTRY_ID], 'baton-recipient': [USER_ID] };
const timestamp = '2026-11-22T06:30:09.000Z';

function outcomeOfEvent(detailType: Parameters<typeof sesEvent>[0], detail: object, mail: object = { tags }) {
  return outcomeOf(sesEventSchema.parse(sesEvent(detailType, detail, mail)));
}

function bounce(bounceType: string, bounceSubType: string, diagnosticCode?: string) {
  const bouncedRecipients = [{ emailAddress: 'kim@example.com', ...(diagnosticCode && { diagnosticCode }) }];
  return { bounce: { timestamp, bounceType, bounceSubType, bouncedRecipients } };
}

test('says which mail it is about, and when SES took it', () => {
  expect(outcomeOfEvent(SES_EVENTS.delivered, { delivery: { timestamp } })).toEqual({
    entryId: ENTRY_ID,
    userId: USER_ID,
    messageId: 'ses-1',
    acceptedAt: '2026-11-22T06:30:05.000Z',
    state: 'delivered',
    at: timestamp,
  });
});

test('a permanent bounce says why without the address, and keeps further mails from it', () => {
  const detail = bounce('Permanent', 'General', 'smtp; 550 5.1.1 <kim@example.com>:\r\n user unknown');
  expect(outcomeOfEvent(SES_EVENTS.bounced, detail)).toMatchObject({
    state: 'bounced',
    at: timestamp,
    error: 'Permanent General: smtp; 550 5.1.1 <address> user unknown',
    suppresses: 'bounced',
  });
});

test.each([
  ['Transient', 'MailboxFull'],
  ['Undetermined', 'Undetermined'],
])('a bounce that is %s (%s) is a failure of this mail alone', (type, subType) => {
  const outcome = outcomeOfEvent(SES_EVENTS.bounced, bounce(type, subType));
  expect(outcome).toMatchObject({ state: 'failed', error: `${type} ${subType}` });
  expect(outcome).not.toHaveProperty('suppresses');
});

test.each([
  ['abuse', { complaintFeedbackType: 'abuse' }, { error: 'abuse' }],
  ['no type', {}, {}],
  ['a type of null', { complaintFeedbackType: null }, {}],
])('a complaint of %s keeps further mails from the address', (_, complaint, said) => {
  const outcome = outcomeOfEvent(SES_EVENTS.complained, { complaint: { timestamp, ...complaint } });
  expect(outcome).toMatchObject({ state: 'complained', at: timestamp, suppresses: 'complained', ...said });
});

test('a delay is a mail that is still on its way', () => {
  const deliveryDelay = { timestamp, delayType: 'MailboxFull' };
  expect(outcomeOfEvent(SES_EVENTS.delayed, { deliveryDelay })).toMatchObject({
    state: 'sent',
    at: timestamp,
    error: 'MailboxFull',
  });
});

test('a mail that SES found a virus in failed, at the time of the event', () => {
  expect(outcomeOfEvent(SES_EVENTS.rejected, { reject: { reason: 'Bad content' } })).toMatchObject({
    state: 'failed',
    at: '2026-11-22T06:30:01Z',
    error: 'Rejected: Bad content',
  });
});

test.each([
  ['without tags', {}],
  ['with another tag', { 'ses:from-domain': ['example.com'] }],
  ['with tags that are no ids', { 'baton-entry': ['x'], 'baton-recipient': ['y'] }],
])('a mail %s is none of the ledger', (_, others) => {
  expect(outcomeOfEvent(SES_EVENTS.delivered, { delivery: { timestamp } }, { tags: others })).toBeUndefined();
});
