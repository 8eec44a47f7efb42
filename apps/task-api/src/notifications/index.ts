export type { BeginBulkNews } from './bulk-news.ts';
export { createNotifications } from './create-notifications.ts';
export { newAssignees } from './decision.ts';
export { toRecipient } from './digest.ts';
export type { NotificationsService } from './notifications.service.ts';
export type { TaskEvent } from './task-event.ts';
