import { useTimeout } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFieldRules } from '../forms/use-field-rules.ts';
import { requestPasswordReset } from './auth-calls.ts';
import controls from './controls/controls.module.css';
import { DoneMessage, FailureMessage } from './controls/messages.tsx';
import { SubmitButton } from './controls/submit-button.tsx';
import { TextField } from './controls/text-field.tsx';
import classes from './login-page.module.css';
import { NextStep } from './next-step.tsx';
import { useLoginForm } from './use-login-form.ts';

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
  const { onSubmit, failure, isSending, fieldProps } = useLoginForm({
    initialValues: { email: givenEmail },
    rules: { email: rules.email },
    onValuesChange({ email }) {
      onEmailChange(email);
      setIsPausing(false);
    },
    async send({ email }) {
      await requestPasswordReset(email);
      setMailed(({ times }) => ({ to: email.trim(), times: times + 1 }));
      setIsPausing(true);
      pause.clear();
      pause.start();
    },
  });

  return (
    <form onSubmit={onSubmit} noValidate>
      <div className={controls.stack}>
        <FailureMessage error={failure} />
        {mailed.to ? (
          <NextStep key={mailed.times}>
            <DoneMessage>{t('forgotPassword.mailed', { email: mailed.to })}</DoneMessage>
            {isPausing && <p className={classes.text}>{t('forgotPassword.wait')}</p>}
          </NextStep>
        ) : (
          <p className={classes.text}>{t('forgotPassword.hint')}</p>
        )}
        <TextField
          label={t('email')}
          type="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          {...fieldProps('email')}
        />
        <SubmitButton isSending={isSending} disabled={isPausing}>
          {t(mailed.to ? 'forgotPassword.again' : 'forgotPassword.submit')}
        </SubmitButton>
        <a className={`${controls.link} ${classes.centered}`} href="#sign-in">
          {t('toSignIn')}
        </a>
      </div>
    </form>
  );
}
