import type { AccessTokenVerifier } from '@baton/access-token';
import { AppError } from '@baton/dto';
import type { AccountsRepository, StoredAccount } from '../accounts/index.ts';

/** @throws AppError as {@link AccessTokenVerifier} does, and `token-invalid` when the account is gone */
export type Me = (accessToken: string) => Promise<StoredAccount>;

export function createMe(options: {
  readonly accounts: AccountsRepository;
  readonly verifyAccessToken: AccessTokenVerifier;
}): Me {
  const { accounts, verifyAccessToken } = options;
  return async (accessToken) => {
    const { claims } = await verifyAccessToken(accessToken);
    const account = await accounts.find(claims.sub);
    if (!account) throw new AppError('token-invalid', { detail: 'This account no longer exists.' });
    return account;
  };
}
