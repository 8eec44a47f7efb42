import type { SQSEvent } from 'aws-lambda';
import type { MailEvent } from '../event/index.ts';

/** What Lambda hands over of a queue that holds these bodies, one record each. */
export function queuedBodies(bodies: readonly string[], attempt = 1): SQSEvent {
  return {
    Records: bodies.map((body, index) => ({
      messageId: `7d3e4f5a-0000-4000-8000-00000000000${index + 1}`,
      receiptHandle: 'AQEB',
      body,
      attributes: {
        ApproximateReceiveCount: String(attempt),
        SentTimestamp: '1795329001000',
        SenderId: 'AIDAEXAMPLE',
        ApproximateFirstReceiveTimestamp: '1795329001010',
      },
      messageAttributes: {},
      md5OfBody: 'd41d8cd98f00b204e9800998ecf8427e',
      eventSource: 'aws:sqs',
      eventSourceARN: 'arn:aws:sqs:ap-northeast-2:123456789012:baton-dev-mail',
      awsRegion: 'ap-northeast-2',
    })),
  };
}

/** What Lambda hands over of a queue that holds these events, at their first attempt. */
export function queued(...events: readonly MailEvent[]): SQSEvent {
  return queuedBodies(events.map((event) => JSON.stringify(event)));
}
