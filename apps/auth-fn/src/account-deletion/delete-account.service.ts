import type { AccessClaims } from '@baton/access-token';
import { describeError, type Logger } from '@baton/json-log';
import {
  type AccountsRepository,
  type ConfirmPassword,
  optimisticChange,
  type StoredAccount,
} from '../accounts/index.ts';
import type { Client } from '../http/index.ts';
import { news } from '../mails/index.ts';
import type { AuthTable } from '../platform/index.ts';
import type { CallerAccount, SessionsRepository } from '../sessions/index.ts';

export type DeleteAccount = (caller: AccessClaims, password: string, client: Client) => Promise<void>;

/**
 * One transaction takes away all that makes it an account, so that nobody signs in or refreshes from then on.
 * What is left (sessions, logins, tokens) is removed after it; should that fail, a repeat of the request does
 * it, or the time to live of each item. An account that is gone already is fine.
 * @throws AppError `session-revoked` or `wrong-password` from what it returns
 */
export function createDeleteAccount(options: {
  readonly table: AuthTable;
  readonly callerAccount: CallerAccount;
  readonly accounts: AccountsRepository;
  readonly sessions: SessionsRepository;
  readonly confirmPassword: ConfirmPassword;
  readonly logger: Logger;
  readonly now: () => number;
}): DeleteAccount {
  const { table, callerAccount, accounts, sessions, confirmPassword, logger, now } = options;

  return async (caller, password, client) => {
    const { sub: userId } = caller;
    const { requestId } = client;
    const isDeleted = await optimisticChange(async () => {
      const account = await accountOf(caller);
      if (!account) return false;
      await confirmPassword(account, password, client);
      const at = now();
      const written = await table.write([
        ...accounts.removal(account, at),
        sessions.forgetFirstLogin(userId, at),
        ...news(account, { mail: 'account-deleted' }, { at, requestId }),
      ]);
      return written || undefined;
    });
    if (isDeleted) logger('info', 'auth.account-deleted', { requestId, userId });
    await removeRemains(userId, requestId);
  };

  /** @returns undefined when it is gone, which takes its sessions along */
  async function accountOf(caller: AccessClaims): Promise<StoredAccount | undefined> {
    try {
      return await callerAccount(caller);
    } catch (error) {
      if (await accounts.find(caller.sub)) throw error;
      return undefined;
    }
  }

  async function removeRemains(userId: string, requestId: string): Promise<void> {
    try {
      await accounts.removeRemains(userId);
    } catch (error) {
      logger('warn', 'auth.remains-left', { requestId, userId, error: describeError(error) });
    }
  }
}
