import { AppError } from '@baton/dto';
import type { AccountsRepository } from '../accounts/index.ts';
import type { Client } from '../http/index.ts';
import type { Me } from '../me/index.ts';
import type { LinkLimitsRepository, MailLink } from '../one-time-tokens/index.ts';
import type { AuthTable } from '../platform/index.ts';

/** Asks for another mail that verifies the address; for none when it is verified. */
export type RequestVerification = (userId: string, client: Client) => Promise<void>;

/**
 * @throws AppError from what it returns: `token-invalid` when the account is gone, `rate-limited` when the last
 * mail is too recent or there were too many today
 */
export function createRequestVerification(options: {
  readonly table: AuthTable;
  readonly me: Me;
  readonly accounts: AccountsRepository;
  readonly mailLink: MailLink;
  readonly limits: LinkLimitsRepository;
  readonly now: () => number;
}): RequestVerification {
  const { table, me, accounts, mailLink, limits, now } = options;
  return async (userId, { requestId }) => {
    const account = await me(userId);
    if (account.emailVerified) return;
    const at = now();
    const written = await table.write([
      accounts.existence(userId),
      ...mailLink(account, 'verify-email', { at, requestId }),
    ]);
    if (written) return;
    throw new AppError('rate-limited', {
      detail: 'A mail has been sent already; look into your inbox.',
      retryAfter: await limits.retryAfter(userId, 'verify-email', at),
    });
  };
}
