export { AUTH_MAIL_SORT_KEY, AUTH_MAIL_VERSION, authMailKey } from './auth-mail-item.ts';
export { authMailSchema } from './auth-mail.ts';
export type { AuthMail } from './auth-mail.ts';
export { SYSTEM_ACTOR, unsubscribeScope } from './entry-parts.ts';
export type { ProjectRef, Recipient, RequestRef } from './entry-parts.ts';
export type {
  Actor,
  Change,
  ChecklistItem,
  CommentRef,
  Created,
  PartRef,
  PartSnapshot,
  TaskRef,
} from '@baton/task-history';
export * from './entry.ts';
export {
  fromLogItem,
  logItemKey,
  projectPartition,
  requestPartitions,
  taskPartition,
  toLogItem,
} from './log-item.ts';
export {
  deliveryKey,
  deliverySchema,
  SUPPRESSION_PREFIX,
  suppressionKey,
  suppressionSchema,
  troubleKey,
} from './delivery.ts';
export type { Delivery, Suppression } from './delivery.ts';
export { authMailRule, authStreamFilter, isMailEntry, logStreamFilter, mailRule } from './events.ts';
export type { EventPattern, EventRule, MailEntry } from './events.ts';
export { SES_EVENTS, SES_TAGS, sesEventPattern, sesEventSchema } from './ses-events.ts';
export type { SesEvent } from './ses-events.ts';
