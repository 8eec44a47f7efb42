import type { AccessClaims } from '@baton/access-token';
import { AppError } from '@baton/dto';
import type { AccountsRepository, StoredAccount } from '../accounts/index.ts';
import { isLive } from './session.ts';
import type { SessionsRepository } from './sessions.repository.ts';

/**
 * The account of whoever calls, while the session of their access token is live: the token itself goes on for
 * some minutes after a logout, a change of the password or a deletion.
 */
export type CallerAccount = (caller: AccessClaims) => Promise<StoredAccount>;

/** @throws AppError `session-revoked` from what it returns */
export function createCallerAccount(options: {
  readonly accounts: AccountsRepository;
  readonly sessions: SessionsRepository;
  readonly now: () => number;
}): CallerAccount {
  const { accounts, sessions, now } = options;
  return async ({ sub, sid }) => {
    const [account, session] = await Promise.all([
      accounts.find(sub),
      sessions.find({ userId: sub, id: sid }),
    ]);
    if (account && session && isLive(session, account.passwordVersion, now())) return account;
    throw sessionRevoked();
  };
}

export function sessionRevoked(): AppError {
  return new AppError('session-revoked', { detail: 'Sign in again.' });
}
