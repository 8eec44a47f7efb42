import type { Task } from '@baton/dto';
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../i18n/problem-text.ts';
import { useTaskChanges } from '../../tasks/task-changes.tsx';
import { projectKeyOf } from '../../tasks/task-key.ts';
import { useRestoreTask } from '../../tasks/task-queries.ts';

export function RestoreButton({ task }: { task: Task }) {
  const { t } = useTranslation('app');
  const { t: common } = useTranslation('common');
  const { canEdit } = useTaskChanges();
  const restore = useRestoreTask(projectKeyOf(task));

  function restoreTask() {
    restore.mutate(task, {
      onSuccess: () =>
        notifications.show({ color: 'teal', message: t('trashList.restored', { key: task.key }) }),
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
    canEdit && (
      <Button
        size="compact-xs"
        variant="default"
        loading={restore.isPending}
        aria-label={t('trashList.restore', { key: task.key })}
        onClick={restoreTask}
      >
        {t('tasks.restore')}
      </Button>
    )
  );
}
