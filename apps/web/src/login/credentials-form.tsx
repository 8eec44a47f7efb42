import { LIMITS } from '@baton/dto';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFieldRules } from '../forms/use-field-rules.ts';
import { useLocale } from '../i18n/use-locale.ts';
import { signIn, signUp } from './auth-calls.ts';
import controls from './controls/controls.module.css';
import { DoneMessage, FailureMessage } from './controls/messages.tsx';
import { PasswordField } from './controls/password-field.tsx';
import { SubmitButton } from './controls/submit-button.tsx';
import { TextField } from './controls/text-field.tsx';
import classes from './login-page.module.css';
import { useLoginForm } from './use-login-form.ts';

export interface CredentialsFormProps {
  readonly mode: 'signIn' | 'signUp';
  /** The address to begin with. */
  readonly email: string;
  readonly onEmailChange: (email: string) => void;
  readonly onSignedIn: () => void;
}

/** One form for both, so that what was typed stays when the visitor changes their mind. */
export function CredentialsForm({
  mode,
  email: givenEmail,
  onEmailChange,
  onSignedIn,
}: CredentialsFormProps) {
  const { t } = useTranslation('login');
  const [locale] = useLocale();
  const rules = useFieldRules();
  const [isRegistered, setIsRegistered] = useState(false);
  // Once there is an account, signing in is all that is left to do.
  const isSignUp = mode === 'signUp' && !isRegistered;

  const { onSubmit, failure, isSending, fieldProps } = useLoginForm({
    initialValues: { name: '', email: givenEmail, password: '' },
    onValuesChange: ({ email }) => onEmailChange(email),
    rules: {
      name: rules.line(LIMITS.name),
      email: rules.email,
      password: isSignUp ? rules.newPassword : rules.line(LIMITS.passwordMax),
    },
    fieldOfCode: { 'email-taken': 'email' },
    async send({ name, email, password }) {
      if (isSignUp) await signUp({ name, email, password, locale });
      try {
        await signIn({ email, password });
      } catch (error) {
        if (isSignUp) setIsRegistered(true);
        throw error;
      }
      onSignedIn();
    },
  });

  return (
    <form onSubmit={onSubmit} noValidate>
      <div className={controls.stack}>
        {isRegistered && <DoneMessage>{t('registered')}</DoneMessage>}
        <FailureMessage error={failure} />
        {isSignUp && (
          <TextField
            label={t('name')}
            description={t('nameHint')}
            autoComplete="name"
            {...fieldProps('name')}
          />
        )}
        <TextField
          label={t('email')}
          type="email"
          description={isSignUp ? t('emailHint') : undefined}
          autoComplete={isSignUp ? 'email' : 'username'}
          autoCapitalize="none"
          spellCheck={false}
          {...fieldProps('email')}
        />
        <PasswordField
          isNew={isSignUp}
          label={t('password')}
          description={isSignUp ? t('passwordHint', { min: LIMITS.passwordMin }) : undefined}
          {...fieldProps('password')}
        />
        {!isSignUp && (
          <a className={controls.link} href="#forgot-password">
            {t('signIn.forgotPassword')}
          </a>
        )}
        <SubmitButton isSending={isSending}>{t(`${mode}.submit`)}</SubmitButton>
        <div className={classes.choice}>
          {t(`${mode}.other`)}
          <a className={controls.link} href={isSignUp ? '#sign-in' : '#sign-up'}>
            {isSignUp ? t('signUp.toSignIn') : t('signIn.toSignUp')}
          </a>
        </div>
      </div>
    </form>
  );
}
