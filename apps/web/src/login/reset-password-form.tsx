import { LIMITS } from '@baton/dto';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../api/problem-error.ts';
import { useFieldRules } from '../forms/use-field-rules.ts';
import { resetPassword } from './auth-calls.ts';
import controls from './controls/controls.module.css';
import { DoneMessage, FailureMessage } from './controls/messages.tsx';
import { PasswordField } from './controls/password-field.tsx';
import { SubmitButton } from './controls/submit-button.tsx';
import { NextStep } from './next-step.tsx';
import { useLoginForm } from './use-login-form.ts';

/** @param props.token of the mail */
export function ResetPasswordForm({ token }: { token: string }) {
  const { t } = useTranslation('login');
  const rules = useFieldRules();
  const [isSet, setIsSet] = useState(false);
  const { onSubmit, failure, isSending, fieldProps } = useLoginForm({
    initialValues: { password: '' },
    rules: { password: rules.newPassword },
    async send({ password }) {
      await resetPassword({ token, password });
      setIsSet(true);
    },
  });

  if (isSet) {
    return (
      <NextStep>
        <DoneMessage>{t('resetPassword.set')}</DoneMessage>
        <a className={controls.button} href="#sign-in">
          {t('toSignIn')}
        </a>
      </NextStep>
    );
  }
  if (hasCode(failure, 'link-unusable')) {
    return (
      <NextStep>
        <FailureMessage error={failure} />
        <a className={controls.link} href="#forgot-password">
          {t('resetPassword.another')}
        </a>
      </NextStep>
    );
  }
  return (
    <form onSubmit={onSubmit} noValidate>
      <div className={controls.stack}>
        <FailureMessage error={failure} />
        <PasswordField
          isNew
          label={t('resetPassword.password')}
          description={t('passwordHint', { min: LIMITS.passwordMin })}
          {...fieldProps('password')}
        />
        <SubmitButton isSending={isSending}>{t('resetPassword.submit')}</SubmitButton>
      </div>
    </form>
  );
}
