import { AppError } from '@baton/dto';
import type { Logger } from '@baton/json-log';
import type { Client } from '../http/index.ts';
import type { StoredAccount } from './account.ts';
import { verifyPassword } from './password.ts';

/** @throws AppError `wrong-password`, from what it returns; a failure is one line in the log */
export type ConfirmPassword = (account: StoredAccount, password: string, client: Client) => Promise<void>;

export function createPasswordConfirmation({ logger }: { readonly logger: Logger }): ConfirmPassword {
  return async ({ id, passwordHash }, password, { requestId, addressPrefix }) => {
    if (await verifyPassword(passwordHash, password)) return;
    logger('warn', 'auth.failed', { requestId, reason: 'wrong-password', userId: id, addressPrefix });
    throw new AppError('wrong-password', { detail: 'Type the password that you sign in with.' });
  };
}
