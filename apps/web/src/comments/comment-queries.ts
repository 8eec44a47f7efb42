import type { Comment, CommentList, Task } from '@baton/dto';
import { type InfiniteData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useServices } from '../app/services.ts';
import { commentsKey } from './comments-key.ts';

type CommentPages = InfiniteData<CommentList>;

/** The comments on a task page by page, the oldest first. */
export function useComments(task: Task) {
  const { api } = useServices();
  return useInfiniteQuery({
    queryKey: commentsKey(task.id),
    queryFn: ({ pageParam, signal }) =>
      api('get /api/tasks/{taskId}/comments', {
        params: { taskId: task.id },
        query: { cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

export interface NewComment {
  readonly body: string;
  readonly idempotencyKey: string;
}

export function useAddComment(task: Task) {
  const { api } = useServices();
  const change = useChangePages(task.id);
  return useMutation({
    mutationFn: ({ body, idempotencyKey }: NewComment): Promise<Comment> =>
      api('post /api/tasks/{taskId}/comments', {
        params: { taskId: task.id },
        body: { body },
        idempotencyKey,
      }),
    onSuccess: (comment) => change((pages) => withComment(pages, comment)),
  });
}

export function useEditComment(task: Task) {
  const { api } = useServices();
  const change = useChangePages(task.id);
  return useMutation({
    mutationFn: ({ id, body }: Pick<Comment, 'id' | 'body'>): Promise<Comment> =>
      api('patch /api/comments/{commentId}', { params: { commentId: id }, body: { body } }),
    onSuccess: (comment) =>
      change((pages) => mapComments(pages, (known) => (known.id === comment.id ? [comment] : [known]))),
  });
}

export function useDeleteComment(task: Task) {
  const { api } = useServices();
  const change = useChangePages(task.id);
  return useMutation({
    mutationFn: ({ id }: Comment) => api('delete /api/comments/{commentId}', { params: { commentId: id } }),
    onSuccess: (_answer, { id }) =>
      change((pages) => mapComments(pages, (known) => (known.id === id ? [] : [known]))),
  });
}

/** Puts what the server answered into what is shown, and has the rest read anew. */
function useChangePages(taskId: string) {
  const queryClient = useQueryClient();
  return (change: (pages: CommentPages) => CommentPages) => {
    const queryKey = commentsKey(taskId);
    queryClient.setQueryData<CommentPages>(queryKey, (pages) => pages && change(pages));
    void queryClient.invalidateQueries({ queryKey });
  };
}

function withComment(data: CommentPages, comment: Comment): CommentPages {
  const last = data.pages.at(-1);
  // Behind comments that are not read yet it would stand in the wrong place.
  if (!last || last.nextCursor !== null) return data;
  return { ...data, pages: [...data.pages.slice(0, -1), { ...last, items: [...last.items, comment] }] };
}

function mapComments(data: CommentPages, toComments: (comment: Comment) => Comment[]): CommentPages {
  return { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.flatMap(toComments) })) };
}
