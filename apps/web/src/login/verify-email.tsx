import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../api/problem-error.ts';
import { verifyEmail } from './auth-calls.ts';
import controls from './controls/controls.module.css';
import { DoneMessage, FailureMessage } from './controls/messages.tsx';
import { SubmitButton } from './controls/submit-button.tsx';
import classes from './login-page.module.css';
import { NextStep } from './next-step.tsx';

export interface VerifyEmailProps {
  /** Of the mail. */
  readonly token: string;
  readonly onGoOn: () => void;
}

/** Waits for a press: programs that look into links of mails open pages, but press nothing. */
export function VerifyEmail({ token, onGoOn }: VerifyEmailProps) {
  const { t } = useTranslation('login');
  const [state, setState] = useState<'asking' | 'sending' | 'verified'>('asking');
  const [failure, setFailure] = useState<unknown>(null);

  async function verify() {
    setState('sending');
    setFailure(null);
    try {
      await verifyEmail(token);
      setState('verified');
    } catch (error) {
      setFailure(error);
      setState('asking');
    }
  }

  if (state === 'verified') {
    return (
      <NextStep>
        <DoneMessage>{t('verifyEmail.verified')}</DoneMessage>
        <SubmitButton onClick={onGoOn}>{t('goOn')}</SubmitButton>
      </NextStep>
    );
  }
  if (hasCode(failure, 'link-unusable')) {
    return (
      <NextStep>
        <FailureMessage error={failure} />
        <p className={classes.text}>{t('verifyEmail.another')}</p>
        <SubmitButton onClick={onGoOn}>{t('goOn')}</SubmitButton>
      </NextStep>
    );
  }
  return (
    <div className={controls.stack}>
      <FailureMessage error={failure} />
      <p className={classes.text}>{t('verifyEmail.hint')}</p>
      <SubmitButton isSending={state === 'sending'} onClick={() => void verify()}>
        {t('verifyEmail.submit')}
      </SubmitButton>
    </div>
  );
}
