import type { SessionResponse } from '@baton/dto';
import { type StoredAccount, toAccount } from '../accounts/index.ts';
import type { Success } from '../http/index.ts';
import type { AccessToken } from './access-token-issuer.ts';
import { refreshCookie } from './refresh-cookie.ts';
import type { RefreshToken } from './refresh-token.ts';

/** What a login or a refresh hands out. */
export interface Granted {
  readonly account: StoredAccount;
  readonly accessToken: AccessToken;
  readonly refreshToken: RefreshToken;
  /** How long the refresh token is good for; seconds. */
  readonly refreshFor: number;
}

export function sessionSuccess({
  account,
  accessToken,
  refreshToken,
  refreshFor,
}: Granted): Success<SessionResponse> {
  const { token, expiresIn } = accessToken;
  return {
    body: { accessToken: token, tokenType: 'Bearer', expiresIn, user: toAccount(account) },
    cookies: [refreshCookie(refreshToken, refreshFor)],
  };
}
