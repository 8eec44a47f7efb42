import { Center, Group, Loader, Paper, Stack, Text, Title } from '@mantine/core';
import { useHash } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BrandMark } from '../app/brand-mark.tsx';
import { ColorSchemeToggle } from '../app/color-scheme-toggle.tsx';
import { LanguageSelect } from '../app/language-select.tsx';
import { signedInHint } from '../session/signed-in-hint.ts';
import { isSignedIn } from './auth-calls.ts';
import { CredentialsForm } from './credentials-form.tsx';
import classes from './login-page.module.css';

/** Sign in, and sign up behind `#sign-up`. Who is signed in already goes on at once. */
export function LoginPage({ onSignedIn }: { onSignedIn: () => void }) {
  const { t } = useTranslation(['login', 'common']);
  const isChecking = useSignedInCheck(onSignedIn);
  const [hash] = useHash({ getInitialValueInEffect: false });
  const mode = hash === '#sign-up' ? 'signUp' : 'signIn';
  const title = t(`login:${mode}.title`);

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
              <Title order={1} size="h3" mb="md">
                {title}
              </Title>
              <CredentialsForm mode={mode} onSignedIn={onSignedIn} />
            </Paper>
          )}
        </Stack>
      </Center>
    </div>
  );
}

/** True while it is not known whether the visitor is signed in. */
function useSignedInCheck(onSignedIn: () => void): boolean {
  const [isChecking, setIsChecking] = useState(signedInHint.isSet);
  useEffect(() => {
    if (!signedInHint.isSet()) return undefined;
    const cancellation = new AbortController();
    void isSignedIn(cancellation.signal).then((yes) => {
      if (cancellation.signal.aborted) return;
      if (yes) onSignedIn();
      else setIsChecking(false);
    });
    return () => cancellation.abort();
    // Asked once, when the page opens.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return isChecking;
}
