import { AppError, type authRoutes, type InferBody } from '@baton/dto';
import { v7 as uuidv7 } from 'uuid';
import {
  type AccountsRepository,
  hashPassword,
  type PasswordPolicy,
  type StoredAccount,
} from '../accounts/index.ts';
import type { Client } from '../http/index.ts';
import type { LinkLimitsRepository, MailLink } from '../one-time-tokens/index.ts';
import type { AuthTable } from '../platform/index.ts';

export type Register = (
  body: InferBody<typeof authRoutes.register>,
  client: Client,
) => Promise<StoredAccount>;

/**
 * Creates the account and asks for the mail that verifies its address.
 * @throws AppError from what it returns: `validation` when the password is too easy, `email-taken`,
 * `rate-limited` when somebody has just signed up with this address again and again
 */
export function createRegister(options: {
  readonly table: AuthTable;
  readonly accounts: AccountsRepository;
  readonly judgePassword: PasswordPolicy;
  readonly mailLink: MailLink;
  readonly limits: LinkLimitsRepository;
  readonly now: () => number;
}): Register {
  const { table, accounts, judgePassword, mailLink, limits, now } = options;
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
      ...(await mailLink(account, 'verify-email', { at, requestId })),
    ]);
    if (written) return account;
    const wait = await limits.retryAfter(email, 'verify-email', at);
    if (wait === 0 || (await accounts.findByEmail(email))) {
      throw new AppError('email-taken', { detail: 'Sign in, or take another address.' });
    }
    throw new AppError('rate-limited', {
      detail: 'Mails have been sent to this address already; wait a moment.',
      retryAfter: wait,
    });
  };
}
