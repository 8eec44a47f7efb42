import type { AccessClaims } from '@baton/access-token';
import { AppError } from '@baton/dto';
import type { AccountsRepository } from '../accounts/index.ts';
import type { Client } from '../http/index.ts';
import type { LinkLimitsRepository, MailLink } from '../one-time-tokens/index.ts';
import type { AuthTable } from '../platform/index.ts';
import type { CallerAccount } from '../sessions/index.ts';

/** Asks for another mail that verifies the address, once more where it was verified before. */
export type RequestVerification = (caller: AccessClaims, client: Client) => Promise<void>;

/**
 * @throws AppError from what it returns: `session-revoked`, `rate-limited` when the last
 * mail is too recent
 */
export function createRequestVerification(options: {
  readonly table: AuthTable;
  readonly callerAccount: CallerAccount;
  readonly accounts: AccountsRepository;
  readonly mailLink: MailLink;
  readonly limits: LinkLimitsRepository;
  readonly now: () => number;
}): RequestVerification {
  const { table, callerAccount, accounts, mailLink, limits, now } = options;
  return async (caller, { requestId }) => {
    const account = await callerAccount(caller);
    const at = now();
    const written = await table.write([
      accounts.existence(account.id),
      ...(await mailLink(account, 'verify-email', { at, requestId })),
    ]);
    if (written) return;
    throw new AppError('rate-limited', {
      detail: 'A mail has been sent already; look into your inbox.',
      retryAfter: await limits.retryAfter(account.email, 'verify-email', at),
    });
  };
}
