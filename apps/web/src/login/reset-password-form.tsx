import { LIMITS } from '@baton/dto';
import { Alert, Anchor, Button, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../api/problem-error.ts';
import { FailureAlert } from '../forms/failure-alert.tsx';
import { useFieldRules } from '../forms/use-field-rules.ts';
import { useFormSubmit } from '../forms/use-form-submit.ts';
import { resetPassword } from './auth-calls.ts';
import { NextStep } from './next-step.tsx';
import { PasswordField } from './password-field.tsx';

/** @param props.token of the mail */
export function ResetPasswordForm({ token }: { token: string }) {
  const { t } = useTranslation('login');
  const rules = useFieldRules();
  const [isSet, setIsSet] = useState(false);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { password: '' },
    validate: { password: rules.newPassword },
  });
  const { onSubmit, failure, isSending } = useFormSubmit(form, async ({ password }) => {
    await resetPassword({ token, password });
    setIsSet(true);
  });

  if (isSet) {
    return (
      <NextStep>
        <Alert color="teal" role="status">
          {t('resetPassword.set')}
        </Alert>
        <Button component="a" href="#sign-in" fullWidth>
          {t('toSignIn')}
        </Button>
      </NextStep>
    );
  }
  if (hasCode(failure, 'link-unusable')) {
    return (
      <NextStep>
        <FailureAlert error={failure} />
        <Anchor size="sm" href="#forgot-password">
          {t('resetPassword.another')}
        </Anchor>
      </NextStep>
    );
  }
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <FailureAlert error={failure} />
        <PasswordField
          isNew
          label={t('resetPassword.password')}
          description={t('passwordHint', { min: LIMITS.passwordMin })}
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        <Button type="submit" loading={isSending} fullWidth>
          {t('resetPassword.submit')}
        </Button>
      </Stack>
    </form>
  );
}
