import { useDidUpdate, useHash } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BrandMark } from '../app/brand-mark.tsx';
import { signedInHint } from '../session/signed-in-hint.ts';
import { isSignedIn } from './auth-calls.ts';
import { ColorSchemeButton } from './controls/color-scheme-button.tsx';
import controls from './controls/controls.module.css';
import { LanguageField } from './controls/language-field.tsx';
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
      <header className={classes.header}>
        <LanguageField />
        <ColorSchemeButton />
      </header>
      <main className={classes.main}>
        <div className={classes.column}>
          <div>
            <p className={classes.brand}>
              <BrandMark size={32} />
              {t('common:appName')}
            </p>
            <p className={classes.tagline}>{t('login:tagline')}</p>
          </div>
          {isChecking ? (
            <div className={classes.checking} role="status" aria-label={t('login:checking')}>
              <span className={controls.spinner} aria-hidden />
            </div>
          ) : (
            <div className={classes.card}>
              <h1 ref={heading} tabIndex={-1} className={classes.title}>
                {title}
              </h1>
              <LoginViewContent view={view} onGoOn={onSignedIn} />
            </div>
          )}
        </div>
      </main>
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
