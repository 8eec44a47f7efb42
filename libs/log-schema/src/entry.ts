import {
  actorSchema,
  bulkIdSchema,
  changeSchema,
  commentRefSchema,
  createdSchema,
  taskHistory,
  taskRefSchema,
} from '@baton/task-history';
import { MEMBER_ROLES } from '@baton/vocabulary';
import * as z from 'zod';
import { projectRefSchema, recipientSchema, requestRefSchema } from './entry-parts.ts';

/** Written into every entry as `v`. Readers understand every version ever released; see `upgrade.ts`. */
export const LOG_ENTRY_VERSION = 2;

const base = {
  v: z.literal(LOG_ENTRY_VERSION),
  /** UUIDv7, so ids sort by time. */
  id: z.uuidv7(),
  /** ISO 8601 in UTC. */
  at: z.iso.datetime(),
  request: requestRefSchema,
};

/** What the log holds of a change beside what its readers see. */
const envelope = {
  v: base.v,
  request: base.request,
  project: projectRefSchema,
  /** Who gets a mail about it at once; empty when nobody does. */
  notify: z.array(recipientSchema),
};

const change = { ...base, ...envelope, actor: actorSchema, bulkId: bulkIdSchema };

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

const taskCreatedSchema = taskHistory.taskCreated.extend(envelope);
export type TaskCreated = z.infer<typeof taskCreatedSchema>;

const taskUpdatedSchema = taskHistory.taskUpdated.extend(envelope);
export type TaskUpdated = z.infer<typeof taskUpdatedSchema>;

const taskDeletedSchema = taskHistory.taskDeleted.extend(envelope);
export type TaskDeleted = z.infer<typeof taskDeletedSchema>;

const taskRestoredSchema = taskHistory.taskRestored.extend(envelope);
export type TaskRestored = z.infer<typeof taskRestoredSchema>;

/** Gone for good after its time in the trash. */
const taskPurgedSchema = z.object({ ...change, kind: z.literal('task.purged'), task: taskRefSchema });
export type TaskPurged = z.infer<typeof taskPurgedSchema>;

const commentCreatedSchema = taskHistory.commentCreated.extend(envelope);
export type CommentCreated = z.infer<typeof commentCreatedSchema>;

/** Mailed to whom only the new text mentions. */
const commentUpdatedSchema = taskHistory.commentUpdated.extend(envelope);
export type CommentUpdated = z.infer<typeof commentUpdatedSchema>;

const commentDeletedSchema = taskHistory.commentDeleted.extend(envelope);
export type CommentDeleted = z.infer<typeof commentDeletedSchema>;

/** The most items that a digest tells about in full, so that it fits into one event. */
export const DIGEST_ITEMS = 100;

const told = {
  task: taskRefSchema,
  /** The entries that the item sums up, the oldest first. */
  entryIds: z.array(z.uuidv7()).min(1),
  /** Who did it, each once, in the order of their first change. */
  actors: z.array(actorSchema).min(1),
  /** When the last of it happened, ISO 8601 in UTC. */
  at: z.iso.datetime(),
};

/**
 * What came of all that happened to a task: its changes are from the first value to the last one. Comments are
 * items of their own.
 */
const digestItemSchema = z.discriminatedUnion('what', [
  z.object({ what: z.literal('created'), ...told, created: createdSchema }),
  z.object({ what: z.literal('updated'), ...told, changes: z.array(changeSchema).min(1) }),
  z.object({ what: z.literal('deleted'), ...told }),
  z.object({ what: z.literal('restored'), ...told }),
  z.object({ what: z.literal('commented'), ...told, comment: commentRefSchema, body: z.string() }),
]);
export type DigestItem = z.infer<typeof digestItemSchema>;

/**
 * No change itself but the one mail to one recipient about several of them: those of a bulk, or those that waited
 * for a pause or for the hour of the day.
 */
const digestSchema = z.object({
  ...base,
  kind: z.literal('digest'),
  /** The one who did all of it, or the system. */
  actor: actorSchema,
  project: projectRefSchema,
  notify: z.array(recipientSchema).length(1),
  /** Of a bulk, whose changes name it too; absent on what waited. */
  bulkId: bulkIdSchema,
  /** How many tasks it is about; more than those of `items` when they do not fit. */
  total: z.int().positive(),
  items: z.array(digestItemSchema).min(1).max(DIGEST_ITEMS),
});
export type Digest = z.infer<typeof digestSchema>;

/** Mails about an entry of before, sent once more to whom they did not reach. */
const mailsResentSchema = z.object({
  ...base,
  kind: z.literal('mails.resent'),
  actor: actorSchema,
  project: projectRefSchema,
  /** The key of that entry in the log. */
  of: z.object({ pk: z.string(), sk: z.uuidv7() }),
  notify: z.array(recipientSchema).min(1),
});
export type MailsResent = z.infer<typeof mailsResentSchema>;

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
  mailsResentSchema,
] as const;

/** Entries that are written to the outbox in the transaction of a change: one of each change, digests, and orders to mail again. */
export type OutboxEntry = z.infer<(typeof outboxSchemas)[number]>;

/** Every kind of entry in the log. */
export const logEntrySchema = z.discriminatedUnion('kind', [...outboxSchemas, requestCompletedSchema]);
export type LogEntry = z.infer<typeof logEntrySchema>;
export type LogEntryKind = LogEntry['kind'];
