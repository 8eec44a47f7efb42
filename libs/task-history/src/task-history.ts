import { TASK_PRIORITIES, TASK_STATUSES } from '@baton/vocabulary';
import * as z from 'zod';
import {
  actorSchema,
  changeSchema,
  checklistItemSchema,
  partSnapshotSchema,
  taskRefSchema,
} from './task-change.ts';

/** Set when the change is one of several that a request made; the mail about them is a digest. */
export const bulkIdSchema = z.uuidv7().optional();

/** What a new task holds. */
export const createdSchema = z.object({
  description: z.string(),
  status: z.enum(TASK_STATUSES),
  progress: z.int(),
  priority: z.enum(TASK_PRIORITIES),
  startOn: z.string().nullable(),
  dueOn: z.string().nullable(),
  labels: z.array(z.string()),
  parts: z.array(partSnapshotSchema),
  checklist: z.array(checklistItemSchema).default([]),
});
export type Created = z.infer<typeof createdSchema>;

const person = z.object({ id: z.uuid(), name: z.string() });

/** Its body is markdown; `mentions` are those whom it names as `@[name](user id)`. */
export const commentRefSchema = z.object({ id: z.uuid(), author: person, mentions: z.array(person) });
export type CommentRef = z.infer<typeof commentRefSchema>;

const history = {
  /** UUIDv7, so ids sort by time. */
  id: z.uuidv7(),
  /** ISO 8601 in UTC. */
  at: z.iso.datetime(),
  actor: actorSchema,
  bulkId: bulkIdSchema,
  task: taskRefSchema,
};

/** What happens to a task, by the names of the types. */
export const taskHistory = {
  taskCreated: z.object({ ...history, kind: z.literal('task.created'), created: createdSchema }),
  taskUpdated: z.object({
    ...history,
    kind: z.literal('task.updated'),
    changes: z.array(changeSchema).min(1),
  }),
  /** Moved to the trash. */
  taskDeleted: z.object({ ...history, kind: z.literal('task.deleted') }),
  /** Taken out of the trash. */
  taskRestored: z.object({ ...history, kind: z.literal('task.restored') }),
  commentCreated: z.object({
    ...history,
    kind: z.literal('comment.created'),
    comment: commentRefSchema,
    body: z.string(),
  }),
  commentUpdated: z.object({
    ...history,
    kind: z.literal('comment.updated'),
    comment: commentRefSchema,
    changes: z.array(z.object({ field: z.literal('body'), from: z.string(), to: z.string() })).length(1),
  }),
  commentDeleted: z.object({
    ...history,
    kind: z.literal('comment.deleted'),
    comment: commentRefSchema,
    body: z.string(),
  }),
} as const;

/** The history of a task, as its members see it. */
export const taskHistorySchema = z.discriminatedUnion('kind', [
  taskHistory.taskCreated,
  taskHistory.taskUpdated,
  taskHistory.taskDeleted,
  taskHistory.taskRestored,
  taskHistory.commentCreated,
  taskHistory.commentUpdated,
  taskHistory.commentDeleted,
]);
export type TaskHistory = z.infer<typeof taskHistorySchema>;
