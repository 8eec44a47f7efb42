import type { SQSEvent } from 'aws-lambda';
import { createHash, randomUUID } from 'node:crypto';
import { nameBasedUuid } from './name-based-uuid.ts';
import type { BusEvent } from './pipe.ts';

/** Receives a message; attempts are counted from 1. */
export type ReceiveMessage = (attempt: number) => SQSEvent;

/**
 * Makes a message of an event, as the queue behind a rule holds it, and answers what Lambda hands over of it: a
 * batch of one record, which keeps its id over all attempts and gets a receipt for each.
 */
export function createQueueMessage(event: BusEvent, queueArn: string): ReceiveMessage {
  const body = JSON.stringify(event);
  const messageId = nameBasedUuid(`${queueArn}#${event.id}`);
  const firstReceivedAt = Date.now();
  return (attempt) => ({
    Records: [
      {
        messageId,
        receiptHandle: randomUUID(),
        body,
        attributes: {
          ApproximateReceiveCount: String(attempt),
          SentTimestamp: String(Date.parse(event.time)),
          SenderId: 'AIDAEVENTBRIDGE',
          ApproximateFirstReceiveTimestamp: String(firstReceivedAt),
        },
        messageAttributes: {},
        md5OfBody: createHash('md5').update(body).digest('hex'),
        eventSource: 'aws:sqs',
        eventSourceARN: queueArn,
        awsRegion: event.region,
      },
    ],
  });
}
