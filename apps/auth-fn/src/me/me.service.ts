import { AppError } from '@baton/dto';
import type { AccountsRepository, StoredAccount } from '../accounts/index.ts';

/** @throws AppError `token-invalid` when the account is gone */
export type Me = (userId: string) => Promise<StoredAccount>;

export function createMe({ accounts }: { readonly accounts: AccountsRepository }): Me {
  return async (userId) => {
    const account = await accounts.find(userId);
    if (!account) throw new AppError('token-invalid', { detail: 'This account no longer exists.' });
    return account;
  };
}
