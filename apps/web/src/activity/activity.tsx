import type { Project, Task } from '@baton/dto';
import { Button, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../app/failure-state.tsx';
import { LoadingState } from '../app/loading-state.tsx';
import classes from './activity.module.css';
import { ActivityEntry } from './activity-entry.tsx';
import { useActivity } from './activity-queries.ts';
import { useMailProblems } from './use-mail-problems.ts';

export interface ActivityProps {
  readonly task: Task;
  readonly project: Pick<Project, 'key' | 'role'>;
}

/** What happened to a task, the latest first, and who was told of it. */
export function Activity({ task, project }: ActivityProps) {
  const { t } = useTranslation('app');
  const activity = useActivity(task);
  const { data: unreachable } = useMailProblems(project);
  if (activity.isPending) return <LoadingState h={96} />;
  if (!activity.data) {
    return <FailureState error={activity.error} onRetry={() => void activity.refetch()} />;
  }
  const items = activity.data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('activity.none')}
      </Text>
    );
  }
  return (
    <Stack gap="md">
      <ul className={classes.list} aria-label={t('activity.title')}>
        {items.map((item) => (
          <ActivityEntry
            key={item.entry.id}
            projectKey={project.key}
            item={item}
            mayResend={project.role === 'owner'}
            unreachable={unreachable}
          />
        ))}
      </ul>
      {activity.hasNextPage && (
        <Button
          variant="default"
          size="xs"
          loading={activity.isFetchingNextPage}
          onClick={() => void activity.fetchNextPage()}
        >
          {t('activity.more')}
        </Button>
      )}
    </Stack>
  );
}
