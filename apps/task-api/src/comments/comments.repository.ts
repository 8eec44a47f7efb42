import { AppError, type Comment } from '@baton/dto';
import { isoTime, type Query, type Tx } from '../platform/database/index.ts';
import { noSuchTask, taskMatches } from '../tasks/index.ts';

export interface CommentsRepository {
  /** The oldest first, up to `limit`. @throws AppError `not-found` for whoever is no member */
  readonly list: (
    taskRef: string,
    userId: string,
    page: { afterId: string | undefined; limit: number },
  ) => Promise<{ taskId: string; comments: Comment[] }>;
  /** The id of its task. @throws AppError `not-found` for whoever is no member */
  readonly findTask: (commentId: string, userId: string, tx: Tx) => Promise<string>;
  /** @throws AppError `not-found` */
  readonly get: (commentId: string, tx: Tx) => Promise<Comment>;
  readonly add: (comment: Comment, tx: Tx) => Promise<void>;
  readonly update: (comment: Comment, tx: Tx) => Promise<void>;
  readonly remove: (commentId: string, tx: Tx) => Promise<void>;
}

/** A comment as the API answers it. Needs comments `c` and the author, users `a`. */
const COMMENT_JSON = `json_build_object(
  'id', c.id,
  'taskId', c.task_id,
  'author', json_build_object('id', a.id, 'name', a.name),
  'body', c.body,
  'mentions', (
    SELECT coalesce(json_agg(json_build_object('id', u.id, 'name', u.name) ORDER BY position), '[]')
    FROM unnest(c.mentions) WITH ORDINALITY AS mention (user_id, position)
    JOIN users u ON u.id = mention.user_id
  ),
  'createdAt', ${isoTime('c.created_at')},
  'editedAt', ${isoTime('c.edited_at')}
) AS comment`;

export function createCommentsRepository(query: Query): CommentsRepository {
  return {
    async list(taskRef, userId, { afterId, limit }) {
      const { sql, bind } = taskMatches(taskRef);
      // The task is found even when it has no comments, so one statement tells an empty list from no access.
      const rows = await query<{ taskId: string; comment: Comment | null }>(
        `SELECT t.id AS "taskId", page.comment
         FROM tasks t JOIN projects p ON p.id = t.project_id
         JOIN members m ON m.project_id = p.id AND m.user_id = $userId
         LEFT JOIN LATERAL (
           SELECT c.id, ${COMMENT_JSON} FROM comments c JOIN users a ON a.id = c.author_id
           WHERE c.task_id = t.id ${afterId ? 'AND c.id > $afterId::uuid' : ''}
           ORDER BY c.id LIMIT $limit
         ) page ON true
         WHERE ${sql} ORDER BY page.id`,
        { ...bind, userId, limit, afterId },
      );
      const [first] = rows;
      if (!first) throw noSuchTask();
      return { taskId: first.taskId, comments: rows.flatMap(({ comment }) => comment ?? []) };
    },

    async findTask(commentId, userId, tx) {
      const [row] = await query<{ taskId: string }>(
        `SELECT c.task_id AS "taskId" FROM comments c JOIN tasks t ON t.id = c.task_id
         JOIN members m ON m.project_id = t.project_id AND m.user_id = $userId
         WHERE c.id = $commentId`,
        { commentId, userId },
        tx,
      );
      if (!row) throw noSuchComment();
      return row.taskId;
    },

    async get(commentId, tx) {
      const [row] = await query<{ comment: Comment }>(
        `SELECT ${COMMENT_JSON} FROM comments c JOIN users a ON a.id = c.author_id WHERE c.id = $commentId`,
        { commentId },
        tx,
      );
      if (!row) throw noSuchComment();
      return row.comment;
    },

    async add({ id, taskId, author, body, mentions, createdAt }, tx) {
      await query(
        `INSERT INTO comments (id, task_id, author_id, body, mentions, created_at)
         VALUES ($id, $taskId, $authorId, $body, $mentions::uuid[], $createdAt)`,
        { id, taskId, authorId: author.id, body, mentions: idsOf(mentions), createdAt },
        tx,
      );
    },

    async update({ id, body, mentions, editedAt }, tx) {
      await query(
        `UPDATE comments SET body = $body, mentions = $mentions::uuid[], edited_at = $editedAt WHERE id = $id`,
        { id, body, mentions: idsOf(mentions), editedAt },
        tx,
      );
    },

    async remove(commentId, tx) {
      await query('DELETE FROM comments WHERE id = $commentId', { commentId }, tx);
    },
  };
}

function idsOf(people: Comment['mentions']): string[] {
  return people.map(({ id }) => id);
}

function noSuchComment(): AppError {
  return new AppError('not-found', {
    detail: 'There is no such comment, or you are no member of its project.',
  });
}
