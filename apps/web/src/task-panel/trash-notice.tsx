import type { Task } from '@baton/dto';
import { Alert, Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { problemText } from '../i18n/problem-text.ts';
import { useTaskChanges } from '../tasks/task-changes.tsx';
import { useRestoreTask } from '../tasks/task-queries.ts';

/** Says that a task is in the trash, and takes it out. */
export function TrashNotice({ projectKey, task }: { projectKey: string; task: Task }) {
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
    <Alert color="yellow" role="status" p="xs">
      <Group justify="space-between" gap="xs">
        <Text size="sm">{t('tasks.inTrash')}</Text>
        {canEdit && (
          <Button size="compact-sm" flex="none" loading={restore.isPending} onClick={restoreTask}>
            {t('tasks.restore')}
          </Button>
        )}
      </Group>
    </Alert>
  );
}
