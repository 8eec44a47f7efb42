import { Alert, Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureAlert } from '../forms/failure-alert.tsx';
import { useFieldRules } from '../forms/use-field-rules.ts';
import { useFormSubmit } from '../forms/use-form-submit.ts';
import { requestPasswordReset } from './auth-calls.ts';

/** Asks for a mail. What it says afterwards does not tell whether the address has an account. */
export function ForgotPasswordForm() {
  const { t } = useTranslation('login');
  const rules = useFieldRules();
  const [mailedTo, setMailedTo] = useState('');
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: '' },
    validate: { email: rules.email },
  });
  const { onSubmit, failure, isSending } = useFormSubmit(form, async ({ email }) => {
    await requestPasswordReset(email);
    setMailedTo(email.trim());
  });

  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <FailureAlert error={failure} />
        {mailedTo ? (
          <Alert color="teal" role="status">
            {t('forgotPassword.mailed', { email: mailedTo })}
          </Alert>
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
        <Button type="submit" loading={isSending} fullWidth>
          {t(mailedTo ? 'forgotPassword.again' : 'forgotPassword.submit')}
        </Button>
        <Anchor size="sm" ta="center" href="#sign-in">
          {t('toSignIn')}
        </Anchor>
      </Stack>
    </form>
  );
}
