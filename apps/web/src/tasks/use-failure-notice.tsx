import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { isTransient, NetworkError } from '../api/problem-error.ts';
import { problemText } from '../i18n/problem-text.ts';
import type { TaskChangeRequest } from './task-change.ts';

export interface FailedChange {
  /** Of the notice, which is shown once. */
  readonly id: string;
  readonly request: TaskChangeRequest;
  /** Why it failed; null for one that was left behind when the page went. */
  readonly error: unknown;
  readonly onRetry: () => void;
  /** Called when the user wants it no more. */
  readonly onDiscard: () => void;
}

/** Tells the user that a change was not saved, and offers to try again where that may help. */
export function useFailureNotice() {
  const { t } = useTranslation('app');
  const { t: common } = useTranslation('common');

  return function showFailure({ id, request, error, onRetry, onDiscard }: FailedChange) {
    const canRetry = error === null || isTransient(error);
    let isDecided = false;
    notifications.show({
      id,
      color: 'red',
      role: 'alert',
      title: t('changeFailed.title', { key: request.task.key }),
      // What can be tried again stays until the user has decided.
      autoClose: canRetry ? false : 8_000,
      onClose: discard,
      message: (
        <Group justify="space-between" gap="xs" wrap="nowrap">
          <Text size="sm">{error === null ? t('changeFailed.leftBehind') : problemText(error, common)}</Text>
          {canRetry && (
            <Button size="compact-sm" variant="light" flex="none" onClick={retry}>
              {common('retry')}
            </Button>
          )}
        </Group>
      ),
    });
    if (error instanceof NetworkError) addEventListener('online', retry, { once: true });

    function retry() {
      if (isDecided) return;
      isDecided = true;
      notifications.hide(id);
      onRetry();
    }
    function discard() {
      removeEventListener('online', retry);
      if (isDecided) return;
      isDecided = true;
      onDiscard();
    }
  };
}
