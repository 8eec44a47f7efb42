/**
 * The closed lists of words that the HTTP contracts and the log entries share. Free of libraries, so that
 * a browser bundle pays nothing for them.
 */

export const TASK_STATUSES = ['todo', 'doing', 'review', 'blocked', 'done'] as const;
export type TaskStatus = (typeof TASK_STATUSES)[number];

export const TASK_PRIORITIES = ['none', 'low', 'medium', 'high', 'urgent'] as const;
export type TaskPriority = (typeof TASK_PRIORITIES)[number];

/** What a member may do in a project, from the most to the least. */
export const MEMBER_ROLES = ['owner', 'editor', 'viewer'] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

/** The languages of the site and of the mails. */
export const LOCALES = ['en', 'ko'] as const;
export type Locale = (typeof LOCALES)[number];

/**
 * When somebody is mailed about what concerns them: at once, after a pause in the work, once a day, or never.
 */
export const MAIL_CADENCES = ['each', 'batched', 'daily', 'off'] as const;
export type MailCadence = (typeof MAIL_CADENCES)[number];

/** What happens to a task, as far as people choose what of it they are mailed about. */
export const MAIL_TOPICS = [
  'created',
  'status',
  'progress',
  'content',
  'parts',
  'checklist',
  'comments',
  'trash',
] as const;
export type MailTopic = (typeof MAIL_TOPICS)[number];

/** Why someone is told, from the strongest to the weakest. */
export const NOTIFY_REASONS = [
  'mention',
  'role',
  'assignee',
  'creator',
  'watcher',
  'owner',
  'member',
  'invitee',
] as const;
export type NotifyReason = (typeof NOTIFY_REASONS)[number];

/** How far one mail to one recipient is. `suppressed`: it was not sent, because the address bounces or complained. */
export const DELIVERY_STATES = [
  'queued',
  'sending',
  'sent',
  'delivered',
  'bounced',
  'complained',
  'failed',
  'suppressed',
] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** The states of a mail that did not reach its reader. */
export const TROUBLE_STATES = [
  'failed',
  'bounced',
  'complained',
  'suppressed',
] as const satisfies DeliveryState[];
export type TroubleState = (typeof TROUBLE_STATES)[number];

/** Why an address gets no mails. */
export const SUPPRESSION_REASONS = ['bounced', 'complained'] as const;
export type SuppressionReason = (typeof SUPPRESSION_REASONS)[number];

/** Why somebody who was to be told later was told nothing after all. */
export const DROP_REASONS = ['no-net-change', 'no-longer-member', 'switched-off', 'gone'] as const;
export type DropReason = (typeof DROP_REASONS)[number];

/** What a link in a mail stops: the mails about a task, of a project, or all. */
export const UNSUBSCRIBE_SCOPES = ['task', 'project', 'all'] as const;
export type UnsubscribeScope = (typeof UNSUBSCRIBE_SCOPES)[number];

/** What the token of such a link begins with. */
export const UNSUBSCRIBE_LETTERS = {
  task: 't',
  project: 'p',
  all: 'a',
} as const satisfies Record<UnsubscribeScope, string>;

/** What lists of tasks are sorted by. */
export const TASK_SORTS = ['updated', 'created', 'due', 'priority', 'progress', 'rank', 'number'] as const;
export type TaskSort = (typeof TASK_SORTS)[number];

/** A mention in a comment, `@[name](user id)`: the name as it was written, and the id. */
export const MENTION = /@\[([^\]\r\n]{0,100})\]\(([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\)/gi;
