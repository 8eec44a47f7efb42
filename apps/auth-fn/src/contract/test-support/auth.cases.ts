import type { authRoutes, ProblemCode } from '@baton/dto';
import type { EventOptions } from '../../test-support/events.ts';
import { KIM } from '../../test-support/people.ts';
import { SAMPLE_BODIES } from '../../test-support/route-samples.ts';
import type { Scene } from './scene.ts';

/** Codes that the walk provokes on every route that declares them, without a case. */
export const WALKED_CODES = [
  'unauthenticated',
  'token-expired',
  'token-invalid',
  'foreign-origin',
  'validation',
  'invalid-json',
  'payload-too-large',
  'unsupported-media-type',
  'unavailable',
] as const satisfies readonly ProblemCode[];

/** A failure of ours cannot be asked for; how it is answered is tested with the router. */
export const UNPROVOKED_CODES = ['internal'] as const satisfies readonly ProblemCode[];

type GeneralCode = (typeof WALKED_CODES)[number] | (typeof UNPROVOKED_CODES)[number];

/** What fills the contract of a route to make a request of it. */
export type CaseRequest = Pick<EventOptions, 'headers' | 'cookies' | 'body'> & {
  readonly params?: Readonly<Record<string, string>>;
};

/** Brings a scene to where the request gets the answer in question. */
export type Prepare = (scene: Scene) => Promise<CaseRequest> | CaseRequest;

export interface RouteCase {
  readonly success: Prepare;
  readonly errors: Readonly<Partial<Record<ProblemCode, Prepare>>>;
}

type Routes = typeof authRoutes;

type CasesOf<Name extends keyof Routes> = {
  readonly success: Prepare;
  readonly errors: Readonly<Record<Exclude<Routes[Name]['errors'][number], GeneralCode>, Prepare>>;
};

const NEW_PASSWORD = 'a staple for another horse';
const UNUSABLE = SAMPLE_BODIES.verifyEmail;
const { email, password } = KIM;

const signedIn =
  (request: CaseRequest = {}): Prepare =>
  ({ headers }) => ({ headers, ...request });

/** The same request, in a session that has ended. */
const ended =
  (request: CaseRequest = {}): Prepare =>
  async (scene) => {
    await scene.signOut();
    return { headers: scene.headers, ...request };
  };

/** The same request once it has been made so often that a bucket is empty. */
const tooOften =
  (prepare: Prepare, route: keyof Routes, times: number): Prepare =>
  async (scene) => {
    const request = await prepare(scene);
    for (let count = 0; count < times; count += 1) await scene.call(route, request);
    return request;
  };

const updateMe: CaseRequest = { body: { name: 'Kim Bo-ra' } };
const wrongUpdate: CaseRequest = { body: { password: NEW_PASSWORD, currentPassword: 'wrong' } };
const deletion: CaseRequest = { body: { password } };
const wrongDeletion: CaseRequest = { body: { password: 'wrong' } };
const wrongLogin: Prepare = () => ({ body: { email, password: 'wrong' } });
const unusableReset: Prepare = () => ({ body: { ...UNUSABLE, password: NEW_PASSWORD } });
const weakSignUp: Prepare = () => ({ body: { ...KIM, password: email } });

/** A case for each route, and in it one for each code that only this kind of route answers. */
export const AUTH_CASES: { readonly [Name in keyof Routes]: CasesOf<Name> } = {
  register: {
    success: () => ({ body: { ...KIM, email: 'lee@example.com' } }),
    errors: { 'email-taken': () => ({ body: KIM }), 'rate-limited': tooOften(weakSignUp, 'register', 100) },
  },
  login: {
    success: () => ({ body: { email, password } }),
    errors: { 'invalid-credentials': wrongLogin, 'rate-limited': tooOften(wrongLogin, 'login', 20) },
  },
  refresh: {
    success: ({ cookies }) => ({ cookies }),
    errors: {
      'session-revoked': async (scene) => {
        await scene.signOut();
        return { cookies: scene.cookies };
      },
      retry: async (scene) => {
        await scene.call('refresh', { cookies: scene.cookies });
        return { cookies: scene.cookies };
      },
    },
  },
  logout: { success: ({ cookies }) => ({ cookies }), errors: {} },
  me: { success: signedIn(), errors: { 'session-revoked': ended() } },
  updateMe: {
    success: signedIn(updateMe),
    errors: {
      'session-revoked': ended(updateMe),
      'wrong-password': signedIn(wrongUpdate),
      'rate-limited': tooOften(signedIn(wrongUpdate), 'updateMe', 20),
    },
  },
  deleteAccount: {
    success: signedIn(deletion),
    errors: {
      'session-revoked': ended(deletion),
      'wrong-password': signedIn(wrongDeletion),
      'rate-limited': tooOften(signedIn(wrongDeletion), 'deleteAccount', 20),
    },
  },
  requestVerification: {
    success: signedIn(),
    errors: { 'session-revoked': ended(), 'rate-limited': tooOften(signedIn(), 'requestVerification', 1) },
  },
  verifyEmail: {
    success: async ({ mailed }) => ({ body: { token: await mailed('verify-email') } }),
    errors: {
      'link-unusable': () => ({ body: UNUSABLE }),
      'rate-limited': tooOften(() => ({ body: UNUSABLE }), 'verifyEmail', 100),
    },
  },
  requestPasswordReset: {
    success: () => ({ body: { email } }),
    errors: { 'rate-limited': tooOften(() => ({ body: { email } }), 'requestPasswordReset', 10) },
  },
  resetPassword: {
    success: async ({ call, mailed }) => {
      await call('requestPasswordReset', { body: { email } });
      return { body: { token: await mailed('reset-password'), password: NEW_PASSWORD } };
    },
    errors: {
      'link-unusable': unusableReset,
      'rate-limited': tooOften(unusableReset, 'resetPassword', 100),
    },
  },
  listSessions: { success: signedIn(), errors: { 'session-revoked': ended() } },
  endOtherSessions: { success: signedIn(), errors: { 'session-revoked': ended() } },
  endSession: {
    success: ({ headers, sessionId }) => ({ headers, params: { sessionId } }),
    errors: { 'session-revoked': ended(), 'not-found': signedIn() },
  },
  listLogins: { success: signedIn(), errors: { 'session-revoked': ended() } },
  jwks: { success: () => ({}), errors: {} },
};
