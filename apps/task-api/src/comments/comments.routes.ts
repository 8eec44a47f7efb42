import { commentRoutes } from '@baton/dto';
import type { Bind } from '../platform/http/index.ts';
import type { CommentsService } from './comments.service.ts';

export function bindCommentsRoutes(bind: Bind, comments: CommentsService): void {
  bind(commentRoutes.list, async ({ call, params, query }) => ({
    body: await comments.list(call, params.taskId, query),
  }));
  bind(commentRoutes.create, async ({ call, params, body }) => ({
    body: await comments.create(call, params.taskId, body),
    changed: true,
  }));
  bind(commentRoutes.update, async ({ call, params, body }) => {
    const { comment, changed } = await comments.update(call, params.commentId, body);
    return { body: comment, changed };
  });
  bind(commentRoutes.delete, async ({ call, params }) => {
    await comments.remove(call, params.commentId);
    return { changed: true };
  });
}
