import { sesEventPattern, sesEventSchema } from '@baton/log-schema';
import { expect, test } from 'vitest';
import { compilePattern } from '../event-bridge/event-pattern.ts';
import { simulateEvents } from './simulated-events.ts';

const origin = { region: 'ap-northeast-2', account: '000000000000' };

function eventsTo(address: string) {
  return simulateEvents(
    {
      messageId: 'ses-1',
      to: [address],
      configurationSet: 'baton-local',
      tags: { 'baton-entry': 'entry-1', 'baton-recipient': 'user-1' },
      acceptedAt: new Date('2026-11-22T06:30:05.123Z'),
    },
    origin,
  );
}

test.each<[string, readonly unknown[]]>([
  ['kim@example.com', [{ eventType: 'Delivery' }]],
  ['success@simulator.amazonses.com', [{ eventType: 'Delivery' }]],
  [
    'bounce@simulator.amazonses.com',
    [{ eventType: 'Bounce', bounce: { bounceType: 'Permanent', bounceSubType: 'General' } }],
  ],
  [
    'bounce+kim@simulator.amazonses.com',
    [{ eventType: 'Bounce', bounce: { bounceType: 'Permanent', bounceSubType: 'General' } }],
  ],
  [
    'suppressionlist@simulator.amazonses.com',
    [{ eventType: 'Bounce', bounce: { bounceType: 'Permanent', bounceSubType: 'Suppressed' } }],
  ],
  [
    'complaint@simulator.amazonses.com',
    [{ eventType: 'Delivery' }, { eventType: 'Complaint', complaint: { complaintFeedbackType: 'abuse' } }],
  ],
  [
    'ooto@simulator.amazonses.com',
    [{ eventType: 'Delivery' }, { eventType: 'Bounce', bounce: { bounceType: 'Transient' } }],
  ],
  ['bounce@example.com', [{ eventType: 'Delivery' }]],
])('a mail to %s is told of as SES would', (address, details) => {
  expect(eventsTo(address).map(({ detail }) => detail)).toMatchObject(details);
});

test('every event is one that the rule takes and mail-fn reads', () => {
  const mailboxes = ['success', 'bounce', 'suppressionlist', 'complaint', 'ooto'];
  const events = mailboxes.flatMap((mailbox) => eventsTo(`${mailbox}@simulator.amazonses.com`));
  expect(events).toHaveLength(7);
  expect(events.every(compilePattern(sesEventPattern('baton-local')))).toBe(true);
  expect(events.some(compilePattern(sesEventPattern('baton-prod')))).toBe(false);
  for (const event of events) {
    expect(sesEventSchema.parse(event).detail.mail).toMatchObject({
      messageId: 'ses-1',
      tags: { 'baton-entry': ['entry-1'], 'baton-recipient': ['user-1'] },
    });
  }
});

test('each event has an id of its own, the same whenever it is asked for', () => {
  const ids = () => eventsTo('complaint@simulator.amazonses.com').map(({ id }) => id);
  expect(new Set(ids()).size).toBe(2);
  expect(ids()).toEqual(ids());
});
