import type { LoginBody, RegisterBody } from '@baton/dto';
import { hasCode } from '../api/problem-error.ts';
import { send } from '../api/send.ts';
import { adoptLocale } from '../i18n/locale.ts';
import { signedInHint } from '../session/signed-in-hint.ts';

/** Signs in; the session is in the refresh cookie afterwards. */
export async function signIn(body: LoginBody): Promise<void> {
  const { user } = await send('post /auth/login', { body });
  signedInHint.set();
  adoptLocale(user.locale);
}

export async function signUp(body: RegisterBody): Promise<void> {
  await send('post /auth/register', { body });
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
