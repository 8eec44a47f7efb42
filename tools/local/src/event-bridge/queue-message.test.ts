import { expect, test } from 'vitest';
import type { BusEvent } from './pipe.ts';
import { createQueueMessage } from './queue-message.ts';

const QUEUE = 'arn:aws:sqs:ap-northeast-2:000000000000:baton-local-mail';

const event: BusEvent = {
  version: '0',
  id: '00000000-0000-8000-8000-000000000001',
  'detail-type': 'Log entry',
  source: 'baton.log',
  account: '000000000000',
  time: '2026-03-12T19:03:58Z',
  region: 'ap-northeast-2',
  resources: [],
  detail: {},
};

test('a message is the record that Lambda hands over, with the event in its body', () => {
  expect(createQueueMessage(event, QUEUE)(3)).toStrictEqual({
    Records: [
      {
        messageId: expect.stringMatching(
          /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
        ),
        receiptHandle: expect.stringMatching(/./),
        body:
          '{"version":"0","id":"00000000-0000-8000-8000-000000000001","detail-type":"Log entry",' +
          '"source":"baton.log","account":"000000000000","time":"2026-03-12T19:03:58Z",' +
          '"region":"ap-northeast-2","resources":[],"detail":{}}',
        attributes: {
          ApproximateReceiveCount: '3',
          SentTimestamp: '1773342238000',
          SenderId: 'AIDAEVENTBRIDGE',
          ApproximateFirstReceiveTimestamp: expect.stringMatching(/^\d{13}$/),
        },
        messageAttributes: {},
        md5OfBody: expect.stringMatching(/^[0-9a-f]{32}$/),
        eventSource: 'aws:sqs',
        eventSourceARN: QUEUE,
        awsRegion: 'ap-northeast-2',
      },
    ],
  });
});

test('a message keeps its id over attempts and runs, and is not named as its event', () => {
  const first = createQueueMessage(event, QUEUE);
  const later = createQueueMessage(event, QUEUE);
  const received = [first(1), first(2), later(1)].flatMap(({ Records }) => Records);
  expect(new Set(received.map(({ messageId }) => messageId)).size).toBe(1);
  expect(received[0]?.messageId).not.toBe(event.id);
  expect(new Set(received.map(({ receiptHandle }) => receiptHandle)).size).toBe(3);
});
