import { Alert, Text } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/problem-error.ts';
import { problemText } from '../i18n/problem-text.ts';

/** Says a failure, with the request's id where someone has to look into it. Renders nothing without one. */
export function FailureAlert({ error }: { error: unknown }) {
  const { t } = useTranslation('common');
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A button that sends is disabled meanwhile, which takes the focus away from it.
    if (document.activeElement === document.body) alert.current?.focus();
  }, [error]);
  if (!error) return null;
  const requestId = error instanceof ProblemError && error.status >= 500 ? error.requestId : '';
  return (
    <Alert
      ref={alert}
      tabIndex={-1}
      role="alert"
      color="red"
      variant="light"
      icon={<IconAlertCircle aria-hidden />}
    >
      {problemText(error, t)}
      {requestId && (
        <Text size="xs" c="dimmed" mt={4}>
          {t('requestId', { id: requestId })}
        </Text>
      )}
    </Alert>
  );
}
