import { Alert, Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../api/problem-error.ts';
import { FailureAlert } from '../forms/failure-alert.tsx';
import { verifyEmail } from './auth-calls.ts';
import { NextStep } from './next-step.tsx';

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
      <NextStep>
        <Alert color="teal" role="status">
          {t('verifyEmail.verified')}
        </Alert>
        <Button onClick={onGoOn} fullWidth>
          {t('goOn')}
        </Button>
      </NextStep>
    );
  }
  if (hasCode(failure, 'link-unusable')) {
    return (
      <NextStep>
        <FailureAlert error={failure} />
        <Text size="sm">{t('verifyEmail.another')}</Text>
        <Button onClick={onGoOn} fullWidth>
          {t('goOn')}
        </Button>
      </NextStep>
    );
  }
  return (
    <Stack>
      <FailureAlert error={failure} />
      <Text size="sm">{t('verifyEmail.hint')}</Text>
      <Button loading={state === 'sending'} onClick={() => void verify()} fullWidth>
        {t('verifyEmail.submit')}
      </Button>
    </Stack>
  );
}
