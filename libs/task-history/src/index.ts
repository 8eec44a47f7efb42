export {
  actorSchema,
  changeSchema,
  checklistItemSchema,
  partSnapshotSchema,
  taskRefSchema,
} from './task-change.ts';
export type { Actor, Change, ChecklistItem, PartRef, PartSnapshot, TaskRef } from './task-change.ts';
export {
  bulkIdSchema,
  commentRefSchema,
  createdSchema,
  taskHistory,
  taskHistorySchema,
} from './task-history.ts';
export type { CommentRef, Created, TaskHistory } from './task-history.ts';
