import { marshall } from '@aws-sdk/util-dynamodb';
import { logItemKey, mailRule, toLogItem } from '@baton/log-schema';
import type { SQSEvent } from 'aws-lambda';
import { randomUUID } from 'node:crypto';
import { someEntries } from '../pipeline/entries.ts';

/** What Lambda hands over of mail-fn's queue: a change of progress that nobody has been told of, for one person. */
export function someMailEvent(): SQSEvent {
  const [entry] = someEntries(1);
  if (!entry) throw new Error('There is no entry.');
  const body = {
    version: '0',
    id: randomUUID(),
    account: '123456789012',
    time: '2026-11-22T06:30:01Z',
    region: 'ap-northeast-2',
    resources: [],
    source: mailRule.source,
    'detail-type': mailRule.detailType,
    detail: {
      eventID: randomUUID(),
      eventName: 'INSERT',
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: 'ap-northeast-2',
      dynamodb: {
        Keys: marshall(logItemKey(entry)),
        NewImage: marshall(toLogItem(entry), { removeUndefinedValues: true }),
        SequenceNumber: '1',
        SizeBytes: 1,
        StreamViewType: 'NEW_IMAGE',
      },
    },
  };
  return {
    Records: [
      {
        messageId: randomUUID(),
        receiptHandle: 'AQEB',
        body: JSON.stringify(body),
        attributes: {
          ApproximateReceiveCount: '1',
          SentTimestamp: '1795329001000',
          SenderId: 'AIDAEXAMPLE',
          ApproximateFirstReceiveTimestamp: '1795329001010',
        },
        messageAttributes: {},
        md5OfBody: '',
        eventSource: 'aws:sqs',
        eventSourceARN: 'arn:aws:sqs:ap-northeast-2:123456789012:baton-mail',
        awsRegion: 'ap-northeast-2',
      },
    ],
  };
}
