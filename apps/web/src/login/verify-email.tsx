import { Alert, Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../api/problem-error.ts';
import { FailureAlert } from '../forms/failure-alert.tsx';
import { verifyEmail } from './auth-calls.ts';

export interface VerifyEmailProps {
  /** Of the mail. */
  readonly token: string;
  readonly onGoOn: () => void;
}

/** Waits for a press: programs that look into links of mails open pages, but press nothing. */
export function VerifyEmail({ token, onGoOn }: VerifyEmailProps) {
  const { t } = useTranslation('login');
  const [state, setState] = useState<'asking' | 'sending' | 'verified'>('asking');
  const [failure, setFailure] = useState<unknown>(null);

  async function verify() {
    setState('sending');
    setFailure(null);
    try {
      await verifyEmail(token);
      setState('verified');
    } catch (error) {
      setFailure(error);
      setState('asking');
    }
  }

  if (state === 'verified') {
    return (
      <Stack>
        <Alert color="teal" role="status">
          {t('verifyEmail.verified')}
        </Alert>
        <Button onClick={onGoOn} fullWidth>
          {t('goOn')}
        </Button>
      </Stack>
    );
  }
  return (
    <Stack>
      <FailureAlert error={failure} />
      <Text size="sm">
        {t(hasCode(failure, 'link-unusable') ? 'verifyEmail.another' : 'verifyEmail.hint')}
      </Text>
      {hasCode(failure, 'link-unusable') ? (
        <Button onClick={onGoOn} fullWidth>
          {t('goOn')}
        </Button>
      ) : (
        <Button loading={state === 'sending'} onClick={() => void verify()} fullWidth>
          {t('verifyEmail.submit')}
        </Button>
      )}
    </Stack>
  );
}
