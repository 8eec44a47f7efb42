import { AppError, type Comment, idSchema } from '@baton/dto';
import type { CommentDeleted, CommentRef } from '@baton/log-schema';
import { v7 as uuidv7 } from 'uuid';
import * as z from 'zod';
import { entryHead, type OutboxRepository, timeOfEntry } from '../change-log/index.ts';
import { type MembersRepository, requireWriter } from '../members/index.ts';
import type { NotificationsService } from '../notifications/index.ts';
import type { Database, Tx } from '../platform/database/index.ts';
import type { Call } from '../platform/http/index.ts';
import type { Once } from '../platform/idempotency/index.ts';
import { decodeCursor, toPage } from '../platform/keyset-cursor.ts';
import { requireWritableTask, type TasksRepository, toTaskRef } from '../tasks/index.ts';
import type { RateLimits } from '../rate-limits/index.ts';
import type { WatchersRepository } from '../watchers/index.ts';
import type { CommentsRepository } from './comments.repository.ts';
import { findMentioned } from './mentions.ts';

/** Comments belong to a task and leave its version as it is. */
export interface CommentsService {
  readonly list: (
    call: Call,
    taskRef: string,
    page: { cursor?: string | undefined; limit: number },
  ) => Promise<{ items: Comment[]; nextCursor: string | null }>;
  readonly create: (call: Call, taskRef: string, input: { body: string }) => Promise<Comment>;
  readonly update: (
    call: Call,
    commentId: string,
    input: { body: string },
  ) => Promise<{ comment: Comment; changed: boolean }>;
  readonly remove: (call: Call, commentId: string) => Promise<void>;
}

/** The task, then the last comment of the page. */
const cursorPositionSchema = z.tuple([idSchema, idSchema]);

export function createCommentsService(deps: {
  transaction: Database['transaction'];
  once: Once;
  comments: CommentsRepository;
  tasks: TasksRepository;
  members: MembersRepository;
  watchers: WatchersRepository;
  notifications: NotificationsService;
  outbox: OutboxRepository;
  requireMails: RateLimits['requireMails'];
}): CommentsService {
  const { transaction, once, comments, tasks, members, watchers, notifications, outbox, requireMails } = deps;

  /** Locks the task that a writer wants to comment on. */
  async function lockTask({ actor }: Call, taskRef: string, tx: Tx) {
    const locked = await tasks.lock(taskRef, actor.sub, tx);
    requireWriter(locked.role);
    requireWritableTask(locked.task, locked.archivedAt);
    return locked;
  }

  /** Locks a comment by its task; gives both as they are then. */
  async function lockComment(call: Call, commentId: string, tx: Tx) {
    const locked = await lockTask(call, await comments.findTask(commentId, call.actor.sub, tx), tx);
    return { ...locked, comment: await comments.get(commentId, tx) };
  }

  return {
    async list({ actor }, taskRef, { cursor, limit }) {
      const [cursorTaskId, afterId] = decodeCursor(cursorPositionSchema, cursor) ?? [];
      const page = await comments.list(taskRef, actor.sub, { afterId, limit: limit + 1 });
      if (cursorTaskId !== undefined && cursorTaskId !== page.taskId) {
        throw AppError.field('cursor', 'Is a cursor of the comments on another task');
      }
      return toPage(
        page.comments,
        limit,
        (comment) => comment,
        ({ taskId, id }) => [taskId, id],
      );
    },

    create: async (call, taskRef, { body }) =>
      once(call, async (tx) => {
        const { task, project, entryId } = await lockTask(call, taskRef, tx);
        const { sub, name } = call.actor;
        const mentions = await findMentioned(members, project.id, body, tx);
        const mentioned = mentions.map(({ id }) => id);
        requireMails(sub, mentioned.length);
        const at = timeOfEntry(entryId);
        const comment: Comment = {
          id: uuidv7(),
          taskId: task.id,
          author: { id: sub, name },
          body,
          mentions,
          createdAt: at.toISOString(),
          editedAt: null,
        };
        await comments.add(comment, tx);
        watchers.autoWatch(task.id, [sub, ...mentioned], tx);
        const news = {
          ...entryHead(call, at, entryId),
          kind: 'comment.created' as const,
          project,
          task: toTaskRef(task),
          comment: toCommentRef(comment),
          body,
        };
        const notify = await notifications.tell({ news, before: task, after: task, mentioned }, tx);
        outbox.add({ ...news, notify }, tx);
        return comment;
      }),

    update: async (call, commentId, { body }) =>
      transaction(async (tx) => {
        const { task, project, entryId, comment: before } = await lockComment(call, commentId, tx);
        const { sub } = call.actor;
        if (before.author.id !== sub) {
          throw new AppError('forbidden', { detail: 'Only its author may edit a comment.' });
        }
        if (before.body === body) return { comment: before, changed: false };

        const mentions = await findMentioned(members, project.id, body, tx);
        const known = new Set(before.mentions.map(({ id }) => id));
        const mentioned = mentions.map(({ id }) => id).filter((id) => !known.has(id));
        requireMails(sub, mentioned.length);
        const at = timeOfEntry(entryId);
        const comment: Comment = { ...before, body, mentions, editedAt: at.toISOString() };
        await comments.update(comment, tx);
        watchers.autoWatch(task.id, mentioned, tx);
        const news = {
          ...entryHead(call, at, entryId),
          kind: 'comment.updated' as const,
          project,
          task: toTaskRef(task),
          comment: toCommentRef(comment),
          changes: [{ field: 'body' as const, from: before.body, to: body }],
        };
        const notify = await notifications.tell({ news, before: task, after: task, mentioned }, tx);
        outbox.add({ ...news, notify }, tx);
        return { comment, changed: true };
      }),

    remove: async (call, commentId) =>
      transaction(async (tx) => {
        const { task, project, entryId, role, comment } = await lockComment(call, commentId, tx);
        if (comment.author.id !== call.actor.sub && role !== 'owner') {
          throw new AppError('forbidden', {
            detail: 'Only its author and owners of the project may delete a comment.',
          });
        }
        await comments.remove(commentId, tx);
        const entry: CommentDeleted = {
          ...entryHead(call, timeOfEntry(entryId), entryId),
          kind: 'comment.deleted',
          project,
          task: toTaskRef(task),
          comment: toCommentRef(comment),
          body: comment.body,
          notify: [],
        };
        outbox.add(entry, tx);
      }),
  };
}

function toCommentRef({ id, author, mentions }: Comment): CommentRef {
  return { id, author, mentions };
}
