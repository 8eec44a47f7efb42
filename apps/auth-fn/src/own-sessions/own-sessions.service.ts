import type { AccessClaims } from '@baton/access-token';
import { AppError, type Login, type Session } from '@baton/dto';
import type { AccountsRepository } from '../accounts/index.ts';
import { deviceOf, isLive, type SessionsRepository } from '../sessions/index.ts';

const LOGINS_SHOWN = 20;

/** The sessions and logins of whoever calls. */
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
  readonly accounts: AccountsRepository;
  readonly sessions: SessionsRepository;
  readonly now: () => number;
}): OwnSessions {
  const { accounts, sessions, now } = options;
  return {
    async list({ sub, sid }) {
      const [account, all] = await Promise.all([accounts.find(sub), sessions.list(sub)]);
      if (!account) throw new AppError('token-invalid', { detail: 'This account no longer exists.' });
      const live = all
        .filter((session) => isLive(session, account.passwordVersion, now()))
        .sort((a, b) => (a.rotatedAt < b.rotatedAt ? 1 : -1));
      return Promise.all(
        live.map(async ({ id, userAgent, addressPrefix, timeZone = null, createdAt, rotatedAt }) => ({
          id,
          current: id === sid,
          device: await deviceOf(userAgent),
          addressPrefix,
          timeZone,
          createdAt,
          lastUsedAt: rotatedAt,
        })),
      );
    },

    async end({ sub: userId }, id) {
      const isEnded = await sessions.remove({ userId, id });
      if (!isEnded) throw new AppError('not-found', { detail: 'It has ended already.' });
    },

    async endOthers({ sub, sid }) {
      const all = await sessions.list(sub);
      await Promise.all(all.filter(({ id }) => id !== sid).map((session) => sessions.remove(session)));
    },

    async logins({ sub }) {
      const records = await sessions.lastLogins(sub, LOGINS_SHOWN);
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
