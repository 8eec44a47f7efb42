import { MEMBER_ROLES, TASK_PRIORITIES, TASK_STATUSES } from '@baton/vocabulary';
import * as z from 'zod';
import { actorSchema, projectRefSchema, recipientSchema, requestRefSchema } from './entry-parts.ts';
import { changeSchema, partSnapshotSchema, taskRefSchema } from './task-change.ts';

/** Written into every entry as `v`. Readers keep understanding every version ever released. */
export const LOG_ENTRY_VERSION = 1;

const base = {
  v: z.literal(LOG_ENTRY_VERSION),
  /** UUIDv7, so ids sort by time. */
  id: z.uuidv7(),
  /** ISO 8601 in UTC. */
  at: z.iso.datetime(),
  request: requestRefSchema,
};

const change = {
  ...base,
  actor: actorSchema,
  project: projectRefSchema,
  /** Who gets a mail about it; empty when nobody does. */
  notify: z.array(recipientSchema),
};

export const projectCreatedSchema = z.object({ ...change, kind: z.literal('project.created') });
export type ProjectCreated = z.infer<typeof projectCreatedSchema>;

export const memberAddedSchema = z.object({
  ...change,
  kind: z.literal('member.added'),
  member: z.object({ id: z.uuid(), name: z.string(), role: z.enum(MEMBER_ROLES) }),
});
export type MemberAdded = z.infer<typeof memberAddedSchema>;

export const taskCreatedSchema = z.object({
  ...change,
  kind: z.literal('task.created'),
  task: taskRefSchema,
  /** What the new task holds; a mail about it shows these. */
  created: z.object({
    description: z.string(),
    status: z.enum(TASK_STATUSES),
    progress: z.int(),
    priority: z.enum(TASK_PRIORITIES),
    startOn: z.string().nullable(),
    dueOn: z.string().nullable(),
    labels: z.array(z.string()),
    parts: z.array(partSnapshotSchema),
  }),
});
export type TaskCreated = z.infer<typeof taskCreatedSchema>;

export const taskUpdatedSchema = z.object({
  ...change,
  kind: z.literal('task.updated'),
  task: taskRefSchema,
  changes: z.array(changeSchema).min(1),
});
export type TaskUpdated = z.infer<typeof taskUpdatedSchema>;

/** A request that changed nothing: a read, or one that was refused. */
export const requestCompletedSchema = z.object({
  ...base,
  kind: z.literal('request.completed'),
  /** Null when the caller did not sign in. */
  actorId: z.uuid().nullable(),
  status: z.int(),
  /** The problem code of a refused request. */
  code: z.string().optional(),
  /** Milliseconds from the first byte read to the answer. */
  durationMs: z.number(),
});
export type RequestCompleted = z.infer<typeof requestCompletedSchema>;

/** Entries that stand for a change; written to the outbox in the transaction of the change. */
export const changeEntrySchema = z.discriminatedUnion('kind', [
  projectCreatedSchema,
  memberAddedSchema,
  taskCreatedSchema,
  taskUpdatedSchema,
]);
export type ChangeEntry = z.infer<typeof changeEntrySchema>;

/** Every kind of entry in the log. */
export const logEntrySchema = z.discriminatedUnion('kind', [
  projectCreatedSchema,
  memberAddedSchema,
  taskCreatedSchema,
  taskUpdatedSchema,
  requestCompletedSchema,
]);
export type LogEntry = z.infer<typeof logEntrySchema>;
export type LogEntryKind = LogEntry['kind'];

/** The entries that mails are made of. */
export type MailEntry = TaskCreated | TaskUpdated;
