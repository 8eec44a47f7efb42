import { AppError, type authRoutes, type InferBody } from '@baton/dto';
import type { Logger } from '@baton/json-log';
import {
  type AccountsRepository,
  hashPassword,
  optimisticChange,
  type PasswordPolicy,
} from '../accounts/index.ts';
import type { Client } from '../http/index.ts';
import { news } from '../mails/index.ts';
import type { OneTimeTokensRepository } from '../one-time-tokens/index.ts';
import type { AuthTable } from '../platform/index.ts';

export type ResetPassword = (
  body: InferBody<typeof authRoutes.resetPassword>,
  client: Client,
) => Promise<void>;

/**
 * Sets the password, ends all sessions and verifies the address: whoever has the token reads its mail.
 * @throws AppError from what it returns: `link-unusable`, or `validation` when the password is too easy, which
 * leaves the link as it was
 */
export function createResetPassword(options: {
  readonly table: AuthTable;
  readonly accounts: AccountsRepository;
  readonly tokens: OneTimeTokensRepository;
  readonly judgePassword: PasswordPolicy;
  readonly logger: Logger;
  readonly now: () => number;
}): ResetPassword {
  const { table, accounts, tokens, judgePassword, logger, now } = options;
  return async ({ token: value, password }, { requestId }) => {
    const userId = await optimisticChange(async () => {
      const at = now();
      const token = await tokens.find('reset-password', value, at);
      const account = token && (await accounts.find(token.userId));
      if (!account) throw new AppError('link-unusable', { detail: 'Ask for another mail.' });
      await judgePassword(password, account);
      const next = {
        ...account,
        emailVerified: true as const,
        passwordHash: await hashPassword(password),
        passwordVersion: account.passwordVersion + 1,
      };
      const written = await table.write([
        tokens.use(token),
        ...accounts.changeByMail(account, next, at),
        ...news(next, { mail: 'password-changed' }, { at, requestId }),
      ]);
      return written ? account.id : undefined;
    });
    logger('info', 'auth.password-changed', { requestId, userId, by: 'reset' });
  };
}
