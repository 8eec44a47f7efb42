import { Button, EmptyState } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../i18n/problem-text.ts';

export interface FailureStateProps {
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** Stands where something could not be loaded. */
export function FailureState({ error, onRetry }: FailureStateProps) {
  const { t } = useTranslation('app');
  const { t: common } = useTranslation('common');
  return (
    <EmptyState role="alert" py={64} icon={<IconCloudOff aria-hidden />} withIndicatorBackground>
      <EmptyState.Title order={2}>{t('failure.title')}</EmptyState.Title>
      <EmptyState.Description>{problemText(error, common)}</EmptyState.Description>
      <EmptyState.Actions>
        <Button variant="default" onClick={onRetry}>
          {common('retry')}
        </Button>
      </EmptyState.Actions>
    </EmptyState>
  );
}
