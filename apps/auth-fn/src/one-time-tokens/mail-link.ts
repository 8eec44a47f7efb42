import { type Addressee, authMail, type Occasion } from '../mails/index.ts';
import type { TableWrite } from '../platform/index.ts';
import type { LinkLimitsRepository } from './link-limits.repository.ts';
import { createOneTimeToken, formatOneTimeToken, LINK_MINUTES, type Purpose } from './one-time-token.ts';
import type { OneTimeTokensRepository } from './one-time-tokens.repository.ts';

/** A new token, which takes the place of the one before, and its mail; refused when too many were mailed. */
export type MailLink = (
  account: Addressee,
  purpose: Purpose,
  occasion: Occasion,
) => Promise<readonly TableWrite[]>;

export function createMailLink(options: {
  readonly tokens: OneTimeTokensRepository;
  readonly limits: LinkLimitsRepository;
}): MailLink {
  const { tokens, limits } = options;
  return async (account, purpose, occasion) => {
    const token = createOneTimeToken(account.id);
    const minutes = LINK_MINUTES[purpose];
    return [
      await limits.claim(account.email, purpose, occasion.at),
      tokens.issue(token, purpose, occasion.at),
      authMail(account, { mail: purpose, token: formatOneTimeToken(token), minutes }, occasion),
    ];
  };
}
