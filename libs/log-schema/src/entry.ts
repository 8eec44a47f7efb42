import { MEMBER_ROLES, TASK_PRIORITIES, TASK_STATUSES } from '@baton/vocabulary';
import * as z from 'zod';
import { actorSchema, projectRefSchema, recipientSchema, requestRefSchema } from './entry-parts.ts';
import { changeSchema, checklistItemSchema, partSnapshotSchema, taskRefSchema } from './task-change.ts';

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
  /** Set when the change is one of several that a request made; the mail about them is a digest. */
  bulkId: z.uuidv7().optional(),
};

const projectCreatedSchema = z.object({ ...change, kind: z.literal('project.created') });
export type ProjectCreated = z.infer<typeof projectCreatedSchema>;

function projectChange<F extends string, V extends z.ZodType>(field: F, value: V) {
  return z.object({ field: z.literal(field), from: value, to: value });
}

const projectUpdatedSchema = z.object({
  ...change,
  kind: z.literal('project.updated'),
  changes: z
    .array(
      z.discriminatedUnion('field', [
        projectChange('name', z.string()),
        projectChange('description', z.string()),
        projectChange('archived', z.boolean()),
      ]),
    )
    .min(1),
});
export type ProjectUpdated = z.infer<typeof projectUpdatedSchema>;

const projectDeletedSchema = z.object({ ...change, kind: z.literal('project.deleted') });
export type ProjectDeleted = z.infer<typeof projectDeletedSchema>;

const role = z.enum(MEMBER_ROLES);
const member = z.object({ id: z.uuid(), name: z.string(), role });

const memberAddedSchema = z.object({
  ...change,
  kind: z.literal('member.added'),
  member,
  /** The invitation that they came by. */
  invitationId: z.uuid().optional(),
});
export type MemberAdded = z.infer<typeof memberAddedSchema>;

const memberUpdatedSchema = z.object({
  ...change,
  kind: z.literal('member.updated'),
  member,
  changes: z.array(z.object({ field: z.literal('role'), from: role, to: role })).length(1),
});
export type MemberUpdated = z.infer<typeof memberUpdatedSchema>;

/** They were removed, left, or deleted their account; the actor tells which of the first two. */
const memberRemovedSchema = z.object({ ...change, kind: z.literal('member.removed'), member });
export type MemberRemoved = z.infer<typeof memberRemovedSchema>;

const invitation = z.object({ id: z.uuid(), email: z.email(), role });

const invitationCreatedSchema = z.object({
  ...change,
  kind: z.literal('invitation.created'),
  invitation,
});
export type InvitationCreated = z.infer<typeof invitationCreatedSchema>;

const invitationRevokedSchema = z.object({
  ...change,
  kind: z.literal('invitation.revoked'),
  invitation,
});
export type InvitationRevoked = z.infer<typeof invitationRevokedSchema>;

const taskCreatedSchema = z.object({
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
    checklist: z.array(checklistItemSchema).default([]),
  }),
});
export type TaskCreated = z.infer<typeof taskCreatedSchema>;

const taskUpdatedSchema = z.object({
  ...change,
  kind: z.literal('task.updated'),
  task: taskRefSchema,
  changes: z.array(changeSchema).min(1),
});
export type TaskUpdated = z.infer<typeof taskUpdatedSchema>;

/** Moved to the trash. */
const taskDeletedSchema = z.object({
  ...change,
  kind: z.literal('task.deleted'),
  task: taskRefSchema,
});
export type TaskDeleted = z.infer<typeof taskDeletedSchema>;

/** Taken out of the trash. */
const taskRestoredSchema = z.object({
  ...change,
  kind: z.literal('task.restored'),
  task: taskRefSchema,
});
export type TaskRestored = z.infer<typeof taskRestoredSchema>;

/** Gone for good after its time in the trash. */
const taskPurgedSchema = z.object({ ...change, kind: z.literal('task.purged'), task: taskRefSchema });
export type TaskPurged = z.infer<typeof taskPurgedSchema>;

/** Markdown; `mentions` are those whom it names as `@[name](user id)`. */
const comment = z.object({
  id: z.uuid(),
  author: z.object({ id: z.uuid(), name: z.string() }),
  mentions: z.array(z.object({ id: z.uuid(), name: z.string() })),
});

const commentCreatedSchema = z.object({
  ...change,
  kind: z.literal('comment.created'),
  task: taskRefSchema,
  comment,
  body: z.string(),
});
export type CommentCreated = z.infer<typeof commentCreatedSchema>;

/** Mailed to whom only the new text mentions. */
const commentUpdatedSchema = z.object({
  ...change,
  kind: z.literal('comment.updated'),
  task: taskRefSchema,
  comment,
  changes: z.array(z.object({ field: z.literal('body'), from: z.string(), to: z.string() })).length(1),
});
export type CommentUpdated = z.infer<typeof commentUpdatedSchema>;

const commentDeletedSchema = z.object({
  ...change,
  kind: z.literal('comment.deleted'),
  task: taskRefSchema,
  comment,
  body: z.string(),
});
export type CommentDeleted = z.infer<typeof commentDeletedSchema>;

/** The most tasks that a digest tells about in full, so that it fits into one event. */
export const DIGEST_ITEMS = 100;

/**
 * No change itself but the one mail to one recipient about several of them, such as those of a bulk. The
 * entries of the changes name it as their `bulkId` and mail nobody.
 */
const digestSchema = z.object({
  ...base,
  kind: z.literal('digest'),
  actor: actorSchema,
  project: projectRefSchema,
  notify: z.array(recipientSchema).length(1),
  bulkId: z.uuidv7(),
  /** How many tasks it is about; more than `items` when they do not fit. */
  total: z.int().positive(),
  items: z
    .array(
      z.discriminatedUnion('what', [
        z.object({ what: z.literal('updated'), task: taskRefSchema, changes: z.array(changeSchema).min(1) }),
        z.object({ what: z.literal('deleted'), task: taskRefSchema }),
      ]),
    )
    .min(1)
    .max(DIGEST_ITEMS),
});
export type Digest = z.infer<typeof digestSchema>;

/** A request that changed nothing: a read, or one that was refused. */
const requestCompletedSchema = z.object({
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

const outboxSchemas = [
  projectCreatedSchema,
  projectUpdatedSchema,
  projectDeletedSchema,
  memberAddedSchema,
  memberUpdatedSchema,
  memberRemovedSchema,
  invitationCreatedSchema,
  invitationRevokedSchema,
  taskCreatedSchema,
  taskUpdatedSchema,
  taskDeletedSchema,
  taskRestoredSchema,
  taskPurgedSchema,
  commentCreatedSchema,
  commentUpdatedSchema,
  commentDeletedSchema,
  digestSchema,
] as const;

/** Entries that are written to the outbox in the transaction of a change: one of each change, and digests. */
export type OutboxEntry = z.infer<(typeof outboxSchemas)[number]>;

/** Every kind of entry in the log. */
export const logEntrySchema = z.discriminatedUnion('kind', [...outboxSchemas, requestCompletedSchema]);
export type LogEntry = z.infer<typeof logEntrySchema>;
export type LogEntryKind = LogEntry['kind'];
