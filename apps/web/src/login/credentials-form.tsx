import { LIMITS } from '@baton/dto';
import { Alert, Anchor, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureAlert } from '../forms/failure-alert.tsx';
import { useFieldRules } from '../forms/use-field-rules.ts';
import { useFormSubmit } from '../forms/use-form-submit.ts';
import { useLocale } from '../i18n/use-locale.ts';
import { signIn, signUp } from './auth-calls.ts';
import { PasswordField } from './password-field.tsx';

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

  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { name: '', email: givenEmail, password: '' },
    onValuesChange: ({ email }) => onEmailChange(email),
    validate: {
      name: isSignUp ? rules.line(LIMITS.name) : undefined,
      email: rules.email,
      password: isSignUp ? rules.newPassword : rules.line(LIMITS.passwordMax),
    },
  });

  const { onSubmit, failure, isSending } = useFormSubmit(
    form,
    async ({ name, email, password }) => {
      if (isSignUp) await signUp({ name, email, password, locale });
      try {
        await signIn({ email, password });
      } catch (error) {
        if (isSignUp) setIsRegistered(true);
        throw error;
      }
      onSignedIn();
    },
    { 'email-taken': 'email' },
  );

  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        {isRegistered && <Alert color="teal">{t('registered')}</Alert>}
        <FailureAlert error={failure} />
        {isSignUp && (
          <TextInput
            label={t('name')}
            description={t('nameHint')}
            autoComplete="name"
            key={form.key('name')}
            {...form.getInputProps('name')}
          />
        )}
        <TextInput
          label={t('email')}
          type="email"
          description={isSignUp ? t('emailHint') : undefined}
          autoComplete={isSignUp ? 'email' : 'username'}
          autoCapitalize="none"
          spellCheck={false}
          key={form.key('email')}
          {...form.getInputProps('email')}
        />
        <PasswordField
          isNew={isSignUp}
          label={t('password')}
          description={isSignUp ? t('passwordHint', { min: LIMITS.passwordMin }) : undefined}
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        {!isSignUp && (
          <Anchor size="sm" href="#forgot-password">
            {t('signIn.forgotPassword')}
          </Anchor>
        )}
        <Button type="submit" loading={isSending} fullWidth mt="xs">
          {t(`${mode}.submit`)}
        </Button>
        <Group justify="center" gap={6}>
          <Text size="sm" c="dimmed">
            {t(`${mode}.other`)}
          </Text>
          <Anchor size="sm" href={isSignUp ? '#sign-in' : '#sign-up'}>
            {isSignUp ? t('signUp.toSignIn') : t('signIn.toSignUp')}
          </Anchor>
        </Group>
      </Stack>
    </form>
  );
}
