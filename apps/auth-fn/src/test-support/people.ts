import type { Answer, AuthApp } from './auth-app.ts';

export const KIM = {
  email: 'kim@example.com',
  password: 'correct horse battery staple',
  name: 'Kim Min-ji',
  locale: 'ko',
} as const;

export async function signUp(app: AuthApp): Promise<Answer> {
  return app.call('POST', '/auth/register', { body: KIM });
}

export async function signIn(app: AuthApp, password: string = KIM.password): Promise<Answer> {
  return app.call('POST', '/auth/login', { body: { email: KIM.email, password } });
}
