import { marshall } from '@aws-sdk/util-dynamodb';
import { type LogEntry, logItemKey, mailRule, toLogItem } from '@baton/log-schema';
import type { LogEvent } from '../event/index.ts';

/** The event that the rule hands over when an entry is new in the log. */
export function logEvent(entry: LogEntry): LogEvent {
  return {
    version: '0',
    id: '5f1c2b3a-0000-4000-8000-000000000001',
    source: mailRule.source,
    'detail-type': mailRule.detailType,
    account: '123456789012',
    time: '2026-11-22T06:30:01Z',
    region: 'ap-northeast-2',
    resources: [],
    detail: {
      eventID: 'c1',
      eventName: 'INSERT',
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: 'ap-northeast-2',
      dynamodb: {
        // The SDK and aws-lambda describe the same JSON with types that differ.
        Keys: marshall(logItemKey(entry)) as never,
        NewImage: marshall(toLogItem(entry), { removeUndefinedValues: true }) as never,
        SequenceNumber: '1',
        SizeBytes: 1,
        StreamViewType: 'NEW_IMAGE',
      },
    },
  };
}
