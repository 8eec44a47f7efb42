import type { AccessClaims } from '@baton/access-token';
import type { authRoutes, InferBody } from '@baton/dto';
import type { Logger } from '@baton/json-log';
import {
  type AccountsRepository,
  type ConfirmPassword,
  hashPassword,
  optimisticChange,
  type PasswordPolicy,
  type StoredAccount,
} from '../accounts/index.ts';
import type { Client } from '../http/index.ts';
import { news } from '../mails/index.ts';
import type { OneTimeTokensRepository } from '../one-time-tokens/index.ts';
import type { AuthTable } from '../platform/index.ts';
import type { CallerAccount, SessionsRepository } from '../sessions/index.ts';

type Body = InferBody<typeof authRoutes.updateMe>;

export type UpdateMe = (caller: AccessClaims, body: Body, client: Client) => Promise<StoredAccount>;

/**
 * A new password ends all sessions but the caller's, and makes a link that was mailed to reset it unusable.
 * @throws AppError from what it returns: `wrong-password`, `validation` when the new password is too easy,
 * `session-revoked`
 */
export function createUpdateMe(options: {
  readonly table: AuthTable;
  readonly callerAccount: CallerAccount;
  readonly accounts: AccountsRepository;
  readonly sessions: SessionsRepository;
  readonly tokens: OneTimeTokensRepository;
  readonly confirmPassword: ConfirmPassword;
  readonly judgePassword: PasswordPolicy;
  readonly logger: Logger;
  readonly now: () => number;
}): UpdateMe {
  const { table, callerAccount, accounts, sessions, tokens } = options;
  const { confirmPassword, judgePassword, logger, now } = options;

  return (caller, body, client) => {
    const { password, currentPassword = '' } = body;
    if (password === undefined) return optimisticChange(() => changeProfile(caller, body));
    return changePassword(caller, body, { password, currentPassword }, client);
  };

  async function changeProfile(caller: AccessClaims, body: Body): Promise<StoredAccount | undefined> {
    const account = await callerAccount(caller);
    const next = withProfile(account, body);
    if (next.name === account.name && next.locale === account.locale) return account;
    return (await table.write(accounts.change(account, next, now()))) ? next : undefined;
  }

  async function changePassword(
    caller: AccessClaims,
    body: Body,
    { password, currentPassword }: { readonly password: string; readonly currentPassword: string },
    client: Client,
  ): Promise<StoredAccount> {
    const { requestId } = client;
    const changed = await optimisticChange(async () => {
      const account = await callerAccount(caller);
      await confirmPassword(account, currentPassword, client);
      const named = withProfile(account, body);
      await judgePassword(password, named);
      const passwordVersion = account.passwordVersion + 1;
      const next = { ...named, passwordHash: await hashPassword(password), passwordVersion };
      const at = now();
      const written = await table.write([
        ...accounts.change(account, next, at),
        sessions.keep({ userId: caller.sub, id: caller.sid }, passwordVersion),
        tokens.revoke(account.id, 'reset-password'),
        ...news(next, { mail: 'password-changed' }, { at, requestId }),
      ]);
      return written ? next : undefined;
    });
    logger('info', 'auth.password-changed', { requestId, userId: caller.sub, by: 'owner' });
    return changed;
  }
}

function withProfile(account: StoredAccount, { name, locale }: Body): StoredAccount {
  return { ...account, name: name ?? account.name, locale: locale ?? account.locale };
}
