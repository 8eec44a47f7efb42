import type { InputBody, RegisterBody, authRoutes } from '@baton/dto';
import { hasCode } from '../api/problem-error.ts';
import { send } from '../api/send.ts';
import { adoptLocale } from '../i18n/locale.ts';
import { signedInHint } from '../session/signed-in-hint.ts';

/** Signs in; the session is in the refresh cookie afterwards. */
export async function signIn(credentials: { email: string; password: string }): Promise<void> {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const { user } = await send('post /auth/login', { body: { ...credentials, timeZone } });
  signedInHint.set();
  adoptLocale(user.locale);
}

export async function signUp(body: RegisterBody): Promise<void> {
  await send('post /auth/register', { body });
}

/** Mails a link, if somebody has this address. */
export async function requestPasswordReset(email: string): Promise<void> {
  await send('post /auth/password-reset-requests', { body: { email } });
}

export async function resetPassword(body: InputBody<typeof authRoutes.resetPassword>): Promise<void> {
  await send('post /auth/password-resets', { body });
  // All sessions have ended, this browser's too.
  signedInHint.clear();
}

export async function verifyEmail(token: string): Promise<void> {
  await send('post /auth/email-verifications', { body: { token } });
}

/** Whether this browser is signed in already. */
export async function isSignedIn(signal: AbortSignal): Promise<boolean> {
  try {
    await send('post /auth/refresh', { signal });
    return true;
  } catch (error) {
    if (hasCode(error, 'unauthenticated', 'session-revoked')) signedInHint.clear();
    // Another tab renews the session this very moment, so there is one.
    return hasCode(error, 'retry');
  }
}
