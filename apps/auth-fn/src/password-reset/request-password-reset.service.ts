import { v5 as uuidv5 } from 'uuid';
import type { AccountsRepository } from '../accounts/index.ts';
import type { Client } from '../http/index.ts';
import type { Addressee } from '../mails/index.ts';
import type { MailLink } from '../one-time-tokens/index.ts';
import type { AuthTable } from '../platform/index.ts';

/** A namespace of UUIDs (RFC 9562) that no account's id comes from. */
const NOBODIES = '6c1f6a0e-5d0b-4e0c-9a53-0d5f7a0f2f6e';

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
      ...(await mailLink(account, 'reset-password', { at: now(), requestId })),
    ]);
  };
}

/** The same for an address each time, so that requests at once get in each other's way as they do for a real one. */
function nobody(email: string): Addressee {
  return { id: uuidv5(email, NOBODIES), email, name: '', locale: 'en' };
}
