export { actorSchema, projectRefSchema, recipientSchema, requestRefSchema } from './entry-parts.ts';
export type { Actor, NotifyReason, ProjectRef, Recipient, RequestRef } from './entry-parts.ts';
export { changeSchema, partRefSchema, partSnapshotSchema, taskRefSchema } from './task-change.ts';
export type { Change, PartRef, PartSnapshot, TaskRef } from './task-change.ts';
export {
  LOG_ENTRY_VERSION,
  changeEntrySchema,
  logEntrySchema,
  memberAddedSchema,
  projectCreatedSchema,
  requestCompletedSchema,
  taskCreatedSchema,
  taskUpdatedSchema,
} from './entry.ts';
export type {
  ChangeEntry,
  LogEntry,
  LogEntryKind,
  MailEntry,
  MemberAdded,
  ProjectCreated,
  RequestCompleted,
  TaskCreated,
  TaskUpdated,
} from './entry.ts';
export { REQUEST_SHARDS, REQUEST_TTL_DAYS, fromLogItem, logItemKey, toLogItem } from './log-item.ts';
export type { LogItem } from './log-item.ts';
export { deliverySchema, deliveryKey } from './delivery.ts';
export type { Delivery, DeliveryState } from './delivery.ts';
export { MAIL_KINDS, isMailEntry, logStreamFilter, mailRule } from './events.ts';
export type { EventPattern } from './events.ts';
