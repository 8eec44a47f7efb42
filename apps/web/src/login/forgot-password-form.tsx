import { Alert, Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTimeout } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureAlert } from '../forms/failure-alert.tsx';
import { useFieldRules } from '../forms/use-field-rules.ts';
import { useFormSubmit } from '../forms/use-form-submit.ts';
import { requestPasswordReset } from './auth-calls.ts';
import { NextStep } from './next-step.tsx';

/** How long the server sends no second mail. */
const PAUSE_MS = 60_000;

export interface ForgotPasswordFormProps {
  /** The address to begin with. */
  readonly email: string;
  readonly onEmailChange: (email: string) => void;
}

/** Asks for a mail. What it says afterwards does not tell whether the address has an account. */
export function ForgotPasswordForm({ email: givenEmail, onEmailChange }: ForgotPasswordFormProps) {
  const { t } = useTranslation('login');
  const rules = useFieldRules();
  const [mailed, setMailed] = useState({ to: '', times: 0 });
  const [isPausing, setIsPausing] = useState(false);
  const pause = useTimeout(() => setIsPausing(false), PAUSE_MS);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: givenEmail },
    validate: { email: rules.email },
    onValuesChange({ email }) {
      onEmailChange(email);
      setIsPausing(false);
    },
  });
  const { onSubmit, failure, isSending } = useFormSubmit(form, async ({ email }) => {
    await requestPasswordReset(email);
    setMailed(({ times }) => ({ to: email.trim(), times: times + 1 }));
    setIsPausing(true);
    pause.clear();
    pause.start();
  });

  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <FailureAlert error={failure} />
        {mailed.to ? (
          <NextStep key={mailed.times}>
            <Alert color="teal" role="status">
              {t('forgotPassword.mailed', { email: mailed.to })}
            </Alert>
            {isPausing && <Text size="sm">{t('forgotPassword.wait')}</Text>}
          </NextStep>
        ) : (
          <Text size="sm">{t('forgotPassword.hint')}</Text>
        )}
        <TextInput
          label={t('email')}
          type="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          key={form.key('email')}
          {...form.getInputProps('email')}
        />
        <Button type="submit" loading={isSending} disabled={isPausing} fullWidth>
          {t(mailed.to ? 'forgotPassword.again' : 'forgotPassword.submit')}
        </Button>
        <Anchor size="sm" ta="center" href="#sign-in">
          {t('toSignIn')}
        </Anchor>
      </Stack>
    </form>
  );
}
