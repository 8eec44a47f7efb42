import { authRoutes } from '@baton/dto';
import { type Answer, type AuthApp, cookieOf, startAuthApp } from '../../test-support/auth-app.ts';
import { mailedToken } from '../../test-support/auth-mails.ts';
import { createAuthTable } from '../../test-support/auth-table.ts';
import { signIn, signUp } from '../../test-support/people.ts';
import { samplePath } from '../../test-support/route-samples.ts';
import type { CaseRequest } from './auth.cases.ts';

/** A table of its own with somebody in it who has signed in. */
export interface Scene {
  readonly table: string;
  readonly app: AuthApp;
  readonly sessionId: string;
  readonly headers: { readonly authorization: string };
  readonly cookies: readonly string[];
  call(name: keyof typeof authRoutes, request: CaseRequest): Promise<Answer>;
  signOut(): Promise<void>;
  mailed(kind: 'verify-email' | 'reset-password'): Promise<string>;
}

export async function openScene(): Promise<Scene> {
  const table = await createAuthTable();
  const app = startAuthApp(table);
  await signUp(app);
  const login = await signIn(app);
  const cookie = cookieOf(login);
  const call: Scene['call'] = (name, request) => callRoute(app, name, request);
  // Another link may be mailed a minute after the one of the sign-up.
  app.pass(60_000);
  return {
    table,
    app,
    sessionId: cookie.split('.')[1] as string,
    headers: { authorization: `Bearer ${login.json.accessToken}` },
    cookies: [cookie],
    call,
    signOut: async () => {
      await call('logout', { cookies: [cookie] });
    },
    mailed: (kind) => mailedToken(table, kind),
  };
}

export function callRoute(
  app: AuthApp,
  name: keyof typeof authRoutes,
  { params = {}, ...options }: CaseRequest,
): Promise<Answer> {
  const { method, path } = authRoutes[name];
  const filled = path.replaceAll(/\{(\w+)\}/g, (whole, key: string) => params[key] ?? whole);
  return app.call(method.toUpperCase(), samplePath({ path: filled }), options);
}
