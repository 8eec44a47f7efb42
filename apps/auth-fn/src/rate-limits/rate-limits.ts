import type { authRoutes } from '@baton/dto';
import type { Rate } from './token-buckets.ts';

type RouteId = (typeof authRoutes)[keyof typeof authRoutes]['id'];

/**
 * `account`: one address (of mail), as seen from one network. Whoever tries an account from elsewhere does not
 * keep its owner out. `network`: all that comes from there, which may be a whole office.
 */
export type Scope = 'account' | 'network';

export interface RateLimit extends Rate {
  readonly scope: Scope;
  /** Routes with limits of one name share their buckets. */
  readonly name: string;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const passwordsOfAccount = { scope: 'account', name: 'password', burst: 20, every: 6 * SECOND } as const;
const passwordsOfNetwork = { scope: 'network', name: 'password', burst: 200, every: SECOND } as const;
const linksOfNetwork = { scope: 'network', name: 'link', burst: 100, every: 2 * SECOND } as const;

/** What is checked for each route, the narrowest first: who is refused there takes nothing from the others. */
export const RATE_LIMITS: Readonly<Partial<Record<RouteId, readonly RateLimit[]>>> = {
  login: [passwordsOfAccount, passwordsOfNetwork],
  updateMe: [passwordsOfAccount, passwordsOfNetwork],
  deleteAccount: [passwordsOfAccount, passwordsOfNetwork],
  register: [{ scope: 'network', name: 'register', burst: 100, every: 5 * SECOND }],
  requestEmailVerification: [
    { scope: 'account', name: 'mail', burst: 10, every: MINUTE },
    { scope: 'network', name: 'mail', burst: 100, every: 5 * SECOND },
  ],
  requestPasswordReset: [
    { scope: 'account', name: 'mail', burst: 10, every: MINUTE },
    { scope: 'network', name: 'mail', burst: 100, every: 5 * SECOND },
  ],
  verifyEmail: [linksOfNetwork],
  resetPassword: [linksOfNetwork],
};
