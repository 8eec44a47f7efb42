import type { Project } from '@baton/dto';
import { Button, Center, EmptyState, Skeleton, Stack } from '@mantine/core';
import { IconChecklist, IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../app/failure-state.tsx';
import { listedTasks } from '../tasks/task-cache.ts';
import { useTaskChanges } from '../tasks/task-changes.tsx';
import { useTasks } from '../tasks/task-queries.ts';
import { TaskTable } from './task-table.tsx';

export interface TaskListProps {
  readonly project: Project;
  readonly onCreate: () => void;
}

/** The tasks of a project, or what stands in their place. */
export function TaskList({ project, onCreate }: TaskListProps) {
  const { t } = useTranslation('app');
  const { canEdit, shown } = useTaskChanges();
  const tasks = useTasks(project.key);
  const loaded = useMemo(() => listedTasks(tasks.data), [tasks.data]);

  if (tasks.isPending) return <Skeleton h={240} aria-label={t('loading')} />;
  if (tasks.isError && loaded.length === 0) {
    return <FailureState error={tasks.error} onRetry={() => void tasks.refetch()} />;
  }
  if (loaded.length === 0) {
    return (
      <EmptyState py={64} icon={<IconChecklist aria-hidden />} variant="light">
        <EmptyState.Title order={2}>{t('tasks.emptyTitle')}</EmptyState.Title>
        {canEdit && <EmptyState.Description>{t('tasks.emptyText')}</EmptyState.Description>}
        {canEdit && (
          <EmptyState.Actions>
            <Button variant="light" leftSection={<IconPlus size={16} aria-hidden />} onClick={onCreate}>
              {t('tasks.createFirst')}
            </Button>
          </EmptyState.Actions>
        )}
      </EmptyState>
    );
  }
  return (
    <Stack gap="sm">
      <TaskTable tasks={loaded.map(shown)} label={t('tasks.tableOf', { project: project.name })} />
      {tasks.hasNextPage && (
        <Center>
          <Button
            variant="default"
            loading={tasks.isFetchingNextPage}
            onClick={() => void tasks.fetchNextPage()}
          >
            {t('loadMore')}
          </Button>
        </Center>
      )}
    </Stack>
  );
}
