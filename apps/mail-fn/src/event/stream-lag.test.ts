import { expect, test } from 'vitest';
import { authEvent, sesEvent } from '../test-support/mail-events.ts';
import type { MailEvent } from './mail-event.ts';
import { streamLag } from './stream-lag.ts';

const written = authEvent({ id: '0190a000-0000-7000-8000-00000000aa01' });
const fromStream: MailEvent = {
  ...written,
  detail: {
    ...written.detail,
    dynamodb: { ...written.detail.dynamodb, ApproximateCreationDateTime: 1_795_329_000 },
  },
};

function record(SentTimestamp: string, attempt = 1) {
  const attributes = {
    ApproximateReceiveCount: String(attempt),
    SentTimestamp,
    SenderId: 'AIDAEXAMPLE',
    ApproximateFirstReceiveTimestamp: SentTimestamp,
  };
  return { attributes };
}

test('an event is as late as it was put into the queue after its item was written', () => {
  expect(streamLag(record('1795329002250'), fromStream)).toBe(2_250);
});

test('a stream that rounds up to the next second makes no event early', () => {
  expect(streamLag(record('1795328999600'), fromStream)).toBe(0);
});

test('an attempt that is made again says nothing of the pipe', () => {
  expect(streamLag(record('1795329002250', 2), fromStream)).toBeUndefined();
});

test('nor does an event that was replayed', () => {
  const replayed = { ...fromStream, 'replay-name': 'again-1' };
  expect(streamLag(record('1795329002250'), replayed)).toBeUndefined();
});

test.each([
  ['SES', sesEvent('Email Delivered', {}), '1795329002250'],
  ['a stream that says no time', written, '1795329002250'],
  ['a queue that says no time', fromStream, 'soon'],
])('an event of %s has no lag', (_, event, sentAt) => {
  expect(streamLag(record(sentAt), event)).toBeUndefined();
});
