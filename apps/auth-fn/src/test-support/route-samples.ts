import type { authRoutes, InputBody } from '@baton/dto';
import { KIM } from './people.ts';

/** Well-formed, and nobody's. */
const UNKNOWN_TOKEN = `01a203d7-bd67-7156-814d-fa5d8cdd1f5b.${'A'.repeat(43)}`;

type Routes = typeof authRoutes;

/** A good body for each route that takes one; a new route does not compile until it has its own here. */
export const SAMPLE_BODIES: { readonly [K in keyof Routes]: InputBody<Routes[K]> } = {
  register: KIM,
  login: { email: KIM.email, password: KIM.password },
  refresh: undefined,
  logout: undefined,
  me: undefined,
  updateMe: { name: 'Kim Bo-ra' },
  deleteAccount: { password: KIM.password },
  requestVerification: undefined,
  verifyEmail: { token: UNKNOWN_TOKEN },
  requestPasswordReset: { email: KIM.email },
  resetPassword: { token: UNKNOWN_TOKEN, password: 'another long password of Kim' },
  listSessions: undefined,
  endOtherSessions: undefined,
  endSession: undefined,
  listLogins: undefined,
  jwks: undefined,
};

/** A path of a route, with an id for each of its parameters. */
export function samplePath({ path }: { readonly path: string }): string {
  return path.replaceAll(/\{\w+\}/g, '01a203d7-be04-7658-9322-043ada242d5f');
}
