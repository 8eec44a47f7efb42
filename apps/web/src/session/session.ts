import type { Account, SessionResponse } from '@baton/dto';
import { hasCode } from '../api/problem-error.ts';

/** A token this close to its end is renewed first, so that it does not expire on its way to the server. */
const RENEW_BEFORE_MS = 60_000;
/** Waits between tries when another tab renews the same cookie at the same moment. */
const RETRY_WAITS_MS = [150, 300, 600, 1200];

export interface Session {
  /** The account signed in. Known once {@link Session.renew} has succeeded. */
  readonly user: () => Account;
  /** An access token that is good for a minute at least. */
  readonly accessToken: () => Promise<string>;
  /** A new access token, from the refresh cookie. Calls at the same time share one. */
  readonly renew: () => Promise<string>;
}

export interface SessionParts {
  /** POST /auth/refresh */
  readonly refresh: () => Promise<SessionResponse>;
  /** Called when the server says that nobody is signed in any more. */
  readonly onEnd: () => void;
  /** Now, in epoch milliseconds. */
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** Keeps the access token in memory only; what survives a reload is the HttpOnly refresh cookie. */
export function createSession({ refresh, onEnd, now, wait }: SessionParts): Session {
  let current: { token: string; expiresAt: number; user: Account } | undefined;
  let renewal: Promise<string> | undefined;

  async function refreshPatiently(): Promise<SessionResponse> {
    for (const pause of RETRY_WAITS_MS) {
      try {
        return await refresh();
      } catch (error) {
        if (!hasCode(error, 'retry')) throw error;
        await wait(pause);
      }
    }
    return await refresh();
  }

  async function renewNow(): Promise<string> {
    try {
      const { accessToken, expiresIn, user } = await refreshPatiently();
      current = { token: accessToken, expiresAt: now() + expiresIn * 1000, user };
      return accessToken;
    } catch (error) {
      if (hasCode(error, 'unauthenticated', 'session-revoked')) onEnd();
      throw error;
    }
  }

  function renew(): Promise<string> {
    renewal ??= renewNow().finally(() => {
      renewal = undefined;
    });
    return renewal;
  }

  return {
    user() {
      if (!current) throw new Error('nobody is signed in yet');
      return current.user;
    },
    async accessToken() {
      const isFresh = current && current.expiresAt - now() > RENEW_BEFORE_MS;
      return isFresh && current ? current.token : renew();
    },
    renew,
  };
}
