import type { Project, Task } from '@baton/dto';
import { Button, Stack } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../app/failure-state.tsx';
import { LoadingState } from '../app/loading-state.tsx';
import { useServices } from '../app/services.ts';
import { useTaskChanges } from '../tasks/task-changes.tsx';
import { useComments } from './comment-queries.ts';
import { commentIdIn } from './comment-anchor.ts';
import { CommentRow } from './comment-row.tsx';
import classes from './comments.module.css';
import { NewComment } from './new-comment.tsx';

export interface CommentsProps {
  readonly task: Task;
  readonly role: Project['role'];
}

/** What people say about a task, the oldest first, and the place to say more. */
export function Comments({ task, role }: CommentsProps) {
  const { t } = useTranslation('app');
  const { session } = useServices();
  const { canEdit } = useTaskChanges();
  const comments = useComments(task);
  const list = useRef<HTMLUListElement>(null);

  const sought = commentIdIn(useLocation({ select: ({ hash }) => hash }));
  const { data, hasNextPage, isFetching, fetchNextPage } = comments;
  const isThere = data?.pages.some(({ items }) => items.some(({ id }) => id === sought)) ?? false;
  const isBehind = sought !== undefined && !isThere && hasNextPage && !isFetching;
  // A link to a comment of a later page leads there.
  useEffect(() => {
    if (isBehind) void fetchNextPage();
  }, [isBehind, fetchNextPage]);

  if (comments.isPending) return <LoadingState h={64} />;
  if (!comments.data) {
    return <FailureState error={comments.error} onRetry={() => void comments.refetch()} />;
  }
  return (
    <Stack gap="md">
      <ul ref={list} tabIndex={-1} className={classes.list} aria-label={t('comments.title')}>
        {comments.data.pages
          .flatMap(({ items }) => items)
          .map((comment) => {
            const isOwn = comment.author.id === session.user().id;
            return (
              <CommentRow
                key={comment.id}
                task={task}
                comment={comment}
                isSought={comment.id === sought}
                mayEdit={canEdit && isOwn}
                mayDelete={canEdit && (isOwn || role === 'owner')}
                onLeave={() => list.current?.focus()}
              />
            );
          })}
      </ul>
      {comments.hasNextPage && (
        <Button
          variant="default"
          size="xs"
          loading={comments.isFetchingNextPage}
          onClick={() => void comments.fetchNextPage()}
        >
          {t('comments.more')}
        </Button>
      )}
      {canEdit && <NewComment task={task} />}
    </Stack>
  );
}
