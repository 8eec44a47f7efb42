import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { isTransient } from '../api/problem-error.ts';
import { problemText } from '../i18n/problem-text.ts';
import type { TaskChangeRequest } from './task-change.ts';

/** Tells the user that a change was not saved, and offers to try again where that may help. */
export function useFailureNotice() {
  const { t } = useTranslation('app');
  const { t: common } = useTranslation('common');

  return function showFailure({ task }: TaskChangeRequest, error: unknown, onRetry: () => void) {
    const canRetry = isTransient(error);
    const id = notifications.show({
      color: 'red',
      role: 'alert',
      title: t('changeFailed.title', { key: task.key }),
      // What can be tried again stays until the user has decided.
      autoClose: canRetry ? false : 8_000,
      message: (
        <Group justify="space-between" gap="xs" wrap="nowrap">
          <Text size="sm">{problemText(error, common)}</Text>
          {canRetry && (
            <Button size="compact-sm" variant="light" flex="none" onClick={retry}>
              {common('retry')}
            </Button>
          )}
        </Group>
      ),
    });

    function retry() {
      notifications.hide(id);
      onRetry();
    }
  };
}
