import type { Task } from '@baton/dto';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { problemText } from '../i18n/problem-text.ts';
import { TaskChangesOff, useTaskChanges } from '../tasks/task-changes.tsx';
import { TaskEditor } from './task-editor.tsx';
import { useRestoreTask } from '../tasks/task-queries.ts';

/** A task in the trash, to be looked at and restored. */
export function TaskInTrash({ projectKey, task }: { projectKey: string; task: Task }) {
  const { t } = useTranslation('app');
  const { t: common } = useTranslation('common');
  const { canEdit } = useTaskChanges();
  const restore = useRestoreTask(projectKey);

  function restoreTask() {
    restore.mutate(task, {
      onError: (error) =>
        notifications.show({
          color: 'red',
          role: 'alert',
          title: t('tasks.restoreFailed', { key: task.key }),
          message: problemText(error, common),
        }),
    });
  }

  return (
    <Stack gap="md">
      <Alert color="yellow" role="status">
        <Group justify="space-between" gap="xs" wrap="nowrap">
          <Text size="sm">{t('tasks.inTrash')}</Text>
          {canEdit && (
            <Button size="compact-sm" flex="none" loading={restore.isPending} onClick={restoreTask}>
              {t('tasks.restore')}
            </Button>
          )}
        </Group>
      </Alert>
      <TaskChangesOff>
        <TaskEditor task={task} />
      </TaskChangesOff>
    </Stack>
  );
}
