export { AUTH_MAIL_SORT_KEY, AUTH_MAIL_VERSION, authMailKey } from './auth-mail-item.ts';
export { authMailSchema } from './auth-mail.ts';
export type { AuthMail } from './auth-mail.ts';
export {
  NOTIFY_REASONS,
  SYSTEM_ACTOR,
  actorSchema,
  projectRefSchema,
  recipientSchema,
  requestRefSchema,
} from './entry-parts.ts';
export type { Actor, NotifyReason, ProjectRef, Recipient, RequestRef } from './entry-parts.ts';
export {
  changeSchema,
  checklistItemSchema,
  partRefSchema,
  partSnapshotSchema,
  taskRefSchema,
} from './task-change.ts';
export type { Change, ChecklistItem, PartRef, PartSnapshot, TaskRef } from './task-change.ts';
export * from './entry.ts';
export { REQUEST_SHARDS, REQUEST_TTL_DAYS, fromLogItem, logItemKey, toLogItem } from './log-item.ts';
export type { LogItem } from './log-item.ts';
export { deliverySchema, deliveryKey } from './delivery.ts';
export type { Delivery, DeliveryState } from './delivery.ts';
export {
  MAIL_KINDS,
  authMailRule,
  authStreamFilter,
  isMailEntry,
  logStreamFilter,
  mailRule,
} from './events.ts';
export type { EventPattern, EventRule, MailEntry } from './events.ts';
