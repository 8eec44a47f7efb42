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
import { authMail } from '../mails/index.ts';
import type { OneTimeTokensRepository } from '../one-time-tokens/index.ts';
import type { AuthTable, TableWrite } from '../platform/index.ts';
import type { SessionsRepository } from '../sessions/index.ts';
import type { Me } from './me.service.ts';

type Body = InferBody<typeof authRoutes.updateMe>;

export type UpdateMe = (caller: AccessClaims, body: Body, client: Client) => Promise<StoredAccount>;

/**
 * A new password ends all sessions but the caller's, and makes a link that was mailed to reset it unusable.
 * @throws AppError from what it returns: `wrong-password`, `validation` when the new password is too easy,
 * `token-invalid` when the account is gone
 */
export function createUpdateMe(options: {
  readonly table: AuthTable;
  readonly me: Me;
  readonly accounts: AccountsRepository;
  readonly sessions: SessionsRepository;
  readonly tokens: OneTimeTokensRepository;
  readonly confirmPassword: ConfirmPassword;
  readonly judgePassword: PasswordPolicy;
  readonly logger: Logger;
  readonly now: () => number;
}): UpdateMe {
  const { table, me, accounts, sessions, tokens, confirmPassword, judgePassword, logger, now } = options;

  return async (caller, { name, locale, password, currentPassword = '' }, client) => {
    const updated = await optimisticChange(async () => {
      const account = await me(caller.sub);
      const named = { ...account, name: name ?? account.name, locale: locale ?? account.locale };
      if (password === undefined) {
        const isSame = named.name === account.name && named.locale === account.locale;
        return isSame || (await table.write(accounts.change(account, named, now()))) ? named : undefined;
      }
      await confirmPassword(account, currentPassword, client);
      await judgePassword(password, named);
      const passwordVersion = account.passwordVersion + 1;
      const next = { ...named, passwordHash: await hashPassword(password), passwordVersion };
      const at = now();
      const written = await table.write([
        ...accounts.change(account, next, at),
        ...(await keepSession(caller, passwordVersion)),
        tokens.revoke(account.id, 'reset-password'),
        authMail(next, { mail: 'password-changed' }, { at, requestId: client.requestId }),
      ]);
      return written ? next : undefined;
    });
    if (password !== undefined) {
      logger('info', 'auth.password-changed', {
        requestId: client.requestId,
        userId: caller.sub,
        by: 'owner',
      });
    }
    return updated;
  };

  // An access token outlives its session by some minutes; there is nothing to keep then.
  async function keepSession({ sub, sid }: AccessClaims, passwordVersion: number): Promise<TableWrite[]> {
    const key = { userId: sub, id: sid };
    return (await sessions.find(key)) ? [sessions.keep(key, passwordVersion)] : [];
  }
}
