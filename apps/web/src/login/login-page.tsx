import { Center, Group, Loader, Paper, Stack, Text, Title } from '@mantine/core';
import { useDidUpdate, useHash } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BrandMark } from '../app/brand-mark.tsx';
import { ColorSchemeToggle } from '../app/color-scheme-toggle.tsx';
import { LanguageSelect } from '../app/language-select.tsx';
import { signedInHint } from '../session/signed-in-hint.ts';
import { isSignedIn } from './auth-calls.ts';
import { CredentialsForm } from './credentials-form.tsx';
import { ForgotPasswordForm } from './forgot-password-form.tsx';
import { type LoginView, parseLoginView } from './login-view.ts';
import { ResetPasswordForm } from './reset-password-form.tsx';
import { VerifyEmail } from './verify-email.tsx';
import classes from './login-page.module.css';

/** Sign in, sign up, and what the links of mails lead to; see {@link parseLoginView}. */
export function LoginPage({ onSignedIn }: { onSignedIn: () => void }) {
  const { t } = useTranslation(['login', 'common']);
  const [hash] = useHash({ getInitialValueInEffect: false });
  const view = parseLoginView(hash);
  const isChecking = useSignedInCheck(view, onSignedIn);
  const title = t(`login:${view.name}.title`);
  const heading = useRef<HTMLHeadingElement>(null);
  // The link that led to another view is gone, and took the focus along.
  useDidUpdate(() => heading.current?.focus(), [view.name]);

  return (
    <div className={classes.page}>
      <title>{`${title} · ${t('common:appName')}`}</title>
      <Group component="header" justify="flex-end" gap="xs" p="sm">
        <LanguageSelect />
        <ColorSchemeToggle />
      </Group>
      <Center component="main" className={classes.main}>
        <Stack gap="lg" w="100%" maw={400}>
          <Stack gap={6} align="center">
            <Group gap="xs">
              <BrandMark size={32} />
              <Text fz={26} fw={700}>
                {t('common:appName')}
              </Text>
            </Group>
            <Text c="dimmed" size="sm" ta="center">
              {t('login:tagline')}
            </Text>
          </Stack>
          {isChecking ? (
            <Center h={240}>
              <Loader aria-label={t('login:checking')} role="status" />
            </Center>
          ) : (
            <Paper withBorder shadow="sm" p={{ base: 'lg', sm: 'xl' }} radius="lg">
              <Title ref={heading} tabIndex={-1} order={1} size="h3" mb="md" style={{ outline: 'none' }}>
                {title}
              </Title>
              <LoginViewContent view={view} onGoOn={onSignedIn} />
            </Paper>
          )}
        </Stack>
      </Center>
    </div>
  );
}

function LoginViewContent({ view, onGoOn }: { view: LoginView; onGoOn: () => void }) {
  // Typed once, for whichever form comes next.
  const [email, setEmail] = useState('');
  switch (view.name) {
    case 'signIn':
      return <CredentialsForm mode="signIn" email={email} onEmailChange={setEmail} onSignedIn={onGoOn} />;
    case 'signUp':
      return (
        <CredentialsForm
          mode="signUp"
          email={view.email || email}
          onEmailChange={setEmail}
          onSignedIn={onGoOn}
        />
      );
    case 'forgotPassword':
      return <ForgotPasswordForm email={email} onEmailChange={setEmail} />;
    case 'verifyEmail':
      return <VerifyEmail token={view.token} onGoOn={onGoOn} />;
    case 'resetPassword':
      return <ResetPasswordForm token={view.token} />;
  }
}

/** Who is signed in already goes on at once, but for the link of a mail. True while that is not known. */
function useSignedInCheck(view: LoginView, onSignedIn: () => void): boolean {
  const [isChecking, setIsChecking] = useState(() => signedInHint.isSet() && !('token' in view));
  useEffect(() => {
    if (!isChecking) return undefined;
    const cancellation = new AbortController();
    void isSignedIn(cancellation.signal).then((yes) => {
      if (cancellation.signal.aborted) return;
      if (yes) onSignedIn();
      else setIsChecking(false);
    });
    return () => cancellation.abort();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- asked once, when the page opens
  }, []);
  return isChecking;
}
