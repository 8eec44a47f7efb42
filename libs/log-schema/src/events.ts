import { AUTH_MAIL_SORT_KEY } from './auth-mail-item.ts';
import type { LogEntry, LogEntryKind } from './entry.ts';

/** An EventBridge pattern: an object whose leaves are lists of accepted values. */
export interface EventPattern {
  readonly [field: string]: EventPattern | readonly string[];
}

/** A rule on the bus and how a pipe names the events that it is for. */
export interface EventRule {
  readonly source: string;
  readonly detailType: string;
  readonly pattern: EventPattern;
}

/** The kinds of entry that people are mailed about. */
const MAIL_KINDS = [
  'member.added',
  'invitation.created',
  'task.created',
  'task.updated',
  'task.deleted',
  'task.restored',
  'comment.created',
  'comment.updated',
  'digest',
  'mails.resent',
] as const satisfies readonly LogEntryKind[];

/** The entries that mails are made of. */
export type MailEntry = Extract<LogEntry, { kind: (typeof MAIL_KINDS)[number] }>;

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
} as const satisfies EventRule;

/** The pipe's filter on the auth table's stream: of all its items, only mails leave the table. */
export const authStreamFilter = {
  eventName: ['INSERT'],
  dynamodb: { Keys: { sk: { S: [AUTH_MAIL_SORT_KEY] } } },
} as const satisfies EventPattern;

/** How the pipe of the auth table names its events on the bus, and the rule that hands them to mail-fn. */
export const authMailRule = {
  source: 'baton.auth',
  detailType: 'Auth mail',
  pattern: {
    source: ['baton.auth'],
    'detail-type': ['Auth mail'],
    detail: { dynamodb: { Keys: { sk: { S: [AUTH_MAIL_SORT_KEY] } } } },
  },
} as const satisfies EventRule;
