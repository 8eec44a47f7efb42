import { AppError } from '@baton/dto';
import { type AccountsRepository, optimisticChange, type StoredAccount } from '../accounts/index.ts';
import type { OneTimeTokensRepository } from '../one-time-tokens/index.ts';
import type { AuthTable } from '../platform/index.ts';

/** @param token as it was mailed */
export type VerifyEmail = (token: string) => Promise<StoredAccount>;

/** @throws AppError `link-unusable` from what it returns */
export function createVerifyEmail(options: {
  readonly table: AuthTable;
  readonly accounts: AccountsRepository;
  readonly tokens: OneTimeTokensRepository;
  readonly now: () => number;
}): VerifyEmail {
  const { table, accounts, tokens, now } = options;
  return (value) =>
    optimisticChange(async () => {
      const at = now();
      const token = await tokens.find('verify-email', value, at);
      const account = token && (await accounts.find(token.userId));
      if (!account) throw new AppError('link-unusable', { detail: 'Ask for another mail.' });
      const verified = { ...account, emailVerified: true } as const;
      const written = await table.write([tokens.use(token), ...accounts.changeByMail(account, verified, at)]);
      return written ? verified : undefined;
    });
}
