import { marshall } from '@aws-sdk/util-dynamodb';
import {
  type AuthMail,
  type LogEntry,
  type SesEvent,
  authMailKey,
  authMailRule,
  logItemKey,
  mailRule,
  toLogItem,
} from '@baton/log-schema';
import type { MailEvent } from '../event/index.ts';

const envelope = {
  version: '0',
  id: '5f1c2b3a-0000-4000-8000-000000000001',
  account: '123456789012',
  time: '2026-11-22T06:30:01Z',
  region: 'ap-northeast-2',
  resources: [],
};

const record = {
  eventID: 'c1',
  eventName: 'INSERT',
  eventVersion: '1.1',
  eventSource: 'aws:dynamodb',
  awsRegion: 'ap-northeast-2',
} as const;

/** The event that the rule hands over when an entry is new in the log. */
export function logEvent(entry: LogEntry): MailEvent {
  return {
    ...envelope,
    source: mailRule.source,
    'detail-type': mailRule.detailType,
    detail: {
      ...record,
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

/** The event that the rule hands over when a mail is new in the auth table. */
export function authEvent({ id }: Pick<AuthMail, 'id'>): MailEvent {
  return {
    ...envelope,
    source: authMailRule.source,
    'detail-type': authMailRule.detailType,
    detail: {
      ...record,
      dynamodb: {
        Keys: marshall(authMailKey(id)) as never,
        SequenceNumber: '1',
        SizeBytes: 1,
        StreamViewType: 'KEYS_ONLY',
      },
    },
  };
}

/** The event that the rule hands over when SES tells of a mail, `ses-1` unless said otherwise. */
export function sesEvent(
  detailType: SesEvent['detail-type'],
  detail: object,
  mail: { readonly messageId?: string; readonly tags?: Readonly<Record<string, readonly string[]>> } = {},
): MailEvent {
  return {
    ...envelope,
    source: 'aws.ses',
    'detail-type': detailType,
    detail: {
      mail: { messageId: 'ses-1', timestamp: '2026-11-22T06:30:05.000Z', tags: {}, ...mail },
      ...detail,
    } as never,
  };
}
