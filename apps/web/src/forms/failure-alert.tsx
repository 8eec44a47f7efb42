import { Alert, Text } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useFailure } from './use-failure.ts';

/** Says a failure. Renders nothing without one. */
export function FailureAlert({ error }: { error: unknown }) {
  const { ref, text, request } = useFailure(error);
  if (!error) return null;
  return (
    <Alert
      ref={ref}
      tabIndex={-1}
      role="alert"
      color="red"
      variant="light"
      icon={<IconAlertCircle aria-hidden />}
    >
      {text}
      {request && (
        <Text size="xs" c="dimmed" mt={4}>
          {request}
        </Text>
      )}
    </Alert>
  );
}
