import { AppError, type authRoutes, type InferBody } from '@baton/dto';
import { v7 as uuidv7 } from 'uuid';
import {
  type AccountsRepository,
  hashPassword,
  type PasswordPolicy,
  type StoredAccount,
} from '../accounts/index.ts';
import type { Client } from '../http/index.ts';
import type { MailLink } from '../one-time-tokens/index.ts';
import type { AuthTable } from '../platform/index.ts';

export type Register = (
  body: InferBody<typeof authRoutes.register>,
  client: Client,
) => Promise<StoredAccount>;

/**
 * Creates the account and asks for the mail that verifies its address.
 * @throws AppError `validation` when the password is too easy, `email-taken`, both from what it returns
 */
export function createRegister(options: {
  readonly table: AuthTable;
  readonly accounts: AccountsRepository;
  readonly judgePassword: PasswordPolicy;
  readonly mailLink: MailLink;
  readonly now: () => number;
}): Register {
  const { table, accounts, judgePassword, mailLink, now } = options;
  return async ({ email, password, name, locale }, { requestId }) => {
    await judgePassword(password, { email, name });
    const at = now();
    const account: StoredAccount = {
      id: uuidv7(),
      email,
      name,
      locale,
      emailVerified: false,
      passwordHash: await hashPassword(password),
      passwordVersion: 0,
      createdAt: new Date(at).toISOString(),
    };
    const written = await table.write([
      ...accounts.insertion(account),
      ...mailLink(account, 'verify-email', { at, requestId }),
    ]);
    if (written) return account;
    throw new AppError('email-taken', { detail: 'Sign in, or take another address.' });
  };
}
