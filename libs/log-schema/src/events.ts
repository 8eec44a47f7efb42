import type { LogEntry, LogEntryKind, MailEntry } from './entry.ts';

/** An EventBridge pattern: an object whose leaves are lists of accepted values. */
export interface EventPattern {
  readonly [field: string]: EventPattern | readonly string[];
}

/** The kinds of entry that people are mailed about. */
export const MAIL_KINDS = ['task.created', 'task.updated'] as const satisfies readonly LogEntryKind[];

export function isMailEntry(entry: LogEntry): entry is MailEntry {
  return (MAIL_KINDS as readonly LogEntryKind[]).includes(entry.kind);
}

/**
 * The pipe's filter on the log's stream. A replay by the relay is a MODIFY, which it drops, so nothing is
 * mailed twice on its account.
 */
export const logStreamFilter = {
  eventName: ['INSERT'],
  dynamodb: { NewImage: { kind: { S: MAIL_KINDS } } },
} as const satisfies EventPattern;

/** How the pipe names its events on the bus, and the rule that hands them to mail-fn. */
export const mailRule = {
  source: 'baton.log',
  detailType: 'Log entry',
  pattern: {
    source: ['baton.log'],
    'detail-type': ['Log entry'],
    detail: { dynamodb: { NewImage: { kind: { S: MAIL_KINDS } } } },
  },
} as const satisfies { source: string; detailType: string; pattern: EventPattern };
