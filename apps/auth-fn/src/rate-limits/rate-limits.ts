import type { authRoutes } from '@baton/dto';
import type { Rate } from '@baton/token-buckets';

type RouteId = (typeof authRoutes)[keyof typeof authRoutes]['id'];

/**
 * `address`: one address (of mail), as seen from one network. Whoever tries it from elsewhere does not keep its
 * owner out. `caller`: whoever has signed in, wherever they are. `network`: all that comes from there, which may
 * be a whole office.
 */
export type Scope = 'address' | 'caller' | 'network';

export interface RateLimit extends Rate {
  readonly scope: Scope;
  /** Routes with limits of one name share their buckets. */
  readonly name: string;
  /** Of the bodies, those with this field are counted; by default all requests. */
  readonly onlyWith?: string;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const loginsOfAddress = { scope: 'address', name: 'login', burst: 20, every: 6 * SECOND } as const;
const loginsOfNetwork = { scope: 'network', name: 'login', burst: 200, every: SECOND } as const;
const passwordsOfCaller = { scope: 'caller', name: 'password', burst: 20, every: 6 * SECOND } as const;
const passwordsOfNetwork = { scope: 'network', name: 'password', burst: 200, every: SECOND } as const;
const linksOfNetwork = { scope: 'network', name: 'link', burst: 100, every: 2 * SECOND } as const;

/** What is checked for each route, the narrowest first: who is refused there takes nothing from the others. */
export const RATE_LIMITS: Readonly<Partial<Record<RouteId, readonly RateLimit[]>>> = {
  login: [loginsOfAddress, loginsOfNetwork],
  updateMe: [
    { ...passwordsOfCaller, onlyWith: 'password' },
    { ...passwordsOfNetwork, onlyWith: 'password' },
  ],
  deleteAccount: [passwordsOfCaller, passwordsOfNetwork],
  register: [{ scope: 'network', name: 'register', burst: 100, every: 5 * SECOND }],
  requestEmailVerification: [
    { scope: 'caller', name: 'mail', burst: 10, every: MINUTE },
    { scope: 'network', name: 'mail', burst: 100, every: 5 * SECOND },
  ],
  requestPasswordReset: [
    { scope: 'address', name: 'mail', burst: 10, every: MINUTE },
    { scope: 'network', name: 'mail', burst: 100, every: 5 * SECOND },
  ],
  verifyEmail: [linksOfNetwork],
  resetPassword: [linksOfNetwork],
};
