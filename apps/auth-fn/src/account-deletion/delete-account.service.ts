import { describeError, type Logger } from '@baton/json-log';
import { type AccountsRepository, type ConfirmPassword, optimisticChange } from '../accounts/index.ts';
import type { Client } from '../http/index.ts';
import { authMail } from '../mails/index.ts';
import type { AuthTable } from '../platform/index.ts';

export type DeleteAccount = (userId: string, password: string, client: Client) => Promise<void>;

/**
 * One transaction takes away all that makes it an account, so that nobody signs in or refreshes from then on.
 * What is left (sessions, logins, tokens) is removed after it; should that fail, a repeat of the request does
 * it, or the time to live of each item. An account that is gone already is fine.
 * @throws AppError `wrong-password` from what it returns
 */
export function createDeleteAccount(options: {
  readonly table: AuthTable;
  readonly accounts: AccountsRepository;
  readonly confirmPassword: ConfirmPassword;
  readonly logger: Logger;
  readonly now: () => number;
}): DeleteAccount {
  const { table, accounts, confirmPassword, logger, now } = options;

  return async (userId, password, client) => {
    const { requestId } = client;
    const isDeleted = await optimisticChange(async () => {
      const account = await accounts.find(userId);
      if (!account) return false;
      await confirmPassword(account, password, client);
      const at = now();
      const written = await table.write([
        ...accounts.removal(account, at),
        authMail(account, { mail: 'account-deleted' }, { at, requestId }),
      ]);
      return written || undefined;
    });
    if (isDeleted) logger('info', 'auth.account-deleted', { requestId, userId });
    await removeRemains(userId, requestId);
  };

  async function removeRemains(userId: string, requestId: string): Promise<void> {
    try {
      await accounts.removeRemains(userId);
    } catch (error) {
      logger('warn', 'auth.remains-left', { requestId, userId, error: describeError(error) });
    }
  }
}
