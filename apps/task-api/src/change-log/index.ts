export { entryHead, toProjectRef } from './change-entry.ts';
export { NEXT_ENTRY_ID, timeOfEntry } from './entry-id.ts';
export { createLogRepository } from './log.repository.ts';
export type { LogRepository } from './log.repository.ts';
export { createOutboxRelay } from './outbox-relay.ts';
export { createOutboxRepository, OUTBOX_CHANNEL, PROJECT_EVENTS_CHANNEL } from './outbox.repository.ts';
export type { OutboxRepository } from './outbox.repository.ts';
export { toRequestEntry } from './request-entry.ts';
export { createRequestLog } from './request-log.ts';
