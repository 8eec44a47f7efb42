import type { AccessClaims } from '@baton/access-token';
import { AppError, type Login, type Session } from '@baton/dto';
import { type CallerAccount, deviceOf, isLive, type SessionsRepository } from '../sessions/index.ts';

const LOGINS_SHOWN = 20;

/**
 * The sessions and logins of whoever calls.
 * @throws AppError `session-revoked` from every method when the caller's own session has ended
 */
export interface OwnSessions {
  /** The last used first. */
  list(caller: AccessClaims): Promise<Session[]>;
  /** @throws AppError `not-found` when the caller has no such session */
  end(caller: AccessClaims, sessionId: string): Promise<void>;
  /** Ends all but the one of the caller's token. */
  endOthers(caller: AccessClaims): Promise<void>;
  /** The newest first. */
  logins(caller: AccessClaims): Promise<Login[]>;
}

export function createOwnSessions(options: {
  readonly callerAccount: CallerAccount;
  readonly sessions: SessionsRepository;
  readonly now: () => number;
}): OwnSessions {
  const { callerAccount, sessions, now } = options;
  return {
    async list(caller) {
      const [account, all] = await Promise.all([callerAccount(caller), sessions.list(caller.sub)]);
      const live = all
        .filter((session) => isLive(session, account.passwordVersion, now()))
        .sort((a, b) => (a.rotatedAt < b.rotatedAt ? 1 : -1));
      return Promise.all(
        live.map(async ({ id, userAgent, addressPrefix, timeZone = null, createdAt, rotatedAt }) => ({
          id,
          current: id === caller.sid,
          device: await deviceOf(userAgent),
          addressPrefix,
          timeZone,
          createdAt,
          lastUsedAt: rotatedAt,
        })),
      );
    },

    async end(caller, id) {
      await callerAccount(caller);
      const isEnded = await sessions.remove({ userId: caller.sub, id });
      if (!isEnded) throw new AppError('not-found', { detail: 'It has ended already.' });
    },

    async endOthers(caller) {
      const [, all] = await Promise.all([callerAccount(caller), sessions.list(caller.sub)]);
      await Promise.all(all.filter(({ id }) => id !== caller.sid).map((session) => sessions.remove(session)));
    },

    async logins(caller) {
      const [, records] = await Promise.all([
        callerAccount(caller),
        sessions.lastLogins(caller.sub, LOGINS_SHOWN),
      ]);
      return Promise.all(
        records.map(async ({ at, userAgent, addressPrefix, timeZone = null }) => ({
          at,
          device: await deviceOf(userAgent),
          addressPrefix,
          timeZone,
        })),
      );
    },
  };
}
