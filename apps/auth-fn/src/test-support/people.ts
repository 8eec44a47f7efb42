import type { Answer, AuthApp } from './auth-app.ts';
import { mailedToken } from './auth-mails.ts';

export const KIM = {
  email: 'kim@example.com',
  password: 'correct horse battery staple',
  name: 'Kim Min-ji',
  locale: 'ko',
} as const;

export async function signUp(app: AuthApp): Promise<Answer> {
  return app.call('POST', '/auth/register', { body: KIM });
}

/** Signs up and follows the link of the mail. */
export async function signUpVerified(app: AuthApp, table: string): Promise<void> {
  await signUp(app);
  const body = { token: await mailedToken(table, 'verify-email') };
  await app.call('POST', '/auth/email-verifications', { body });
}

export async function signIn(app: AuthApp, password: string = KIM.password): Promise<Answer> {
  return app.call('POST', '/auth/login', { body: { email: KIM.email, password } });
}
