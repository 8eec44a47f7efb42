import { v7 as uuidv7 } from 'uuid';
import type { AccountsRepository, StoredAccount } from '../accounts/index.ts';
import type { Client } from '../http/index.ts';
import type { MailLink } from '../one-time-tokens/index.ts';
import type { AuthTable } from '../platform/index.ts';

/**
 * Asks for a mail with a link that sets a new password. Says nothing about whether it did: an address that
 * nobody has, or that was mailed too often, does the same work, in a transaction that is refused.
 */
export type RequestPasswordReset = (email: string, client: Client) => Promise<void>;

export function createRequestPasswordReset(options: {
  readonly table: AuthTable;
  readonly accounts: AccountsRepository;
  readonly mailLink: MailLink;
  readonly now: () => number;
}): RequestPasswordReset {
  const { table, accounts, mailLink, now } = options;
  return async (email, { requestId }) => {
    const account = (await accounts.findByEmail(email)) ?? nobody(email);
    await table.write([
      accounts.existence(account.id),
      ...mailLink(account, 'reset-password', { at: now(), requestId }),
    ]);
  };
}

/** An account that does not exist, each time another one. */
function nobody(email: string): StoredAccount {
  return {
    id: uuidv7(),
    email,
    name: '',
    locale: 'en',
    emailVerified: false,
    passwordHash: '',
    passwordVersion: 0,
    createdAt: '',
  };
}
