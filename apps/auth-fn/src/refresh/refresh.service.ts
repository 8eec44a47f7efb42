import { AppError } from '@baton/dto';
import type { AccountsRepository } from '../accounts/index.ts';
import type { Client } from '../http/index.ts';
import type { Logger } from '@baton/json-log';
import {
  createRefreshToken,
  expiryOf,
  type Granted,
  hashOf,
  type AccessTokenIssuer,
  judge,
  type RefreshToken,
  type SessionKey,
  sessionRevoked,
  type SessionsRepository,
  type Verdict,
} from '../sessions/index.ts';

export type Refresh = (presented: RefreshToken, client: Client) => Promise<Granted>;

/**
 * Exchanges a refresh token for the next one and an access token with the account's current profile.
 * @throws AppError from what it returns: `retry` when another request has just exchanged the same token,
 * `session-revoked` when the session is gone or a token from further back ends it
 */
export function createRefresh(options: {
  readonly accounts: AccountsRepository;
  readonly sessions: SessionsRepository;
  readonly accessTokenIssuer: AccessTokenIssuer;
  readonly logger: Logger;
  readonly now: () => number;
}): Refresh {
  const { accounts, sessions, accessTokenIssuer, logger, now } = options;

  return async (presented, client) => {
    const key = { userId: presented.userId, id: presented.sessionId };
    const presentedHash = hashOf(presented);
    const at = now();
    const [account, session] = await Promise.all([accounts.find(key.userId), sessions.find(key)]);
    if (!account || session?.passwordVersion !== account.passwordVersion) throw sessionRevoked();
    const verdict = judge(session, presentedHash, at);
    if (verdict !== 'current') return refuse(verdict, key, client);

    const refreshToken = createRefreshToken(key.userId, key.id);
    const tokenHash = hashOf(refreshToken);
    const expiresAt = expiryOf(session, at);
    // Signed first: a refresh that cannot be answered must not use up the token.
    const issueAccessToken = await accessTokenIssuer();
    const accessToken = await issueAccessToken(account, key.id);
    const rotatedAt = new Date(at).toISOString();
    const standing = await sessions.rotate(key, presentedHash, { tokenHash, rotatedAt, expiresAt });
    // Told by the token, not by the condition: the SDK may repeat a write that got through without an answer.
    if (standing?.tokenHash !== tokenHash) return refuse(judge(standing, presentedHash, at), key, client);
    return { account, accessToken, refreshToken, refreshFor: expiresAt - Math.floor(at / 1000) };
  };

  async function refuse(verdict: Verdict, key: SessionKey, client: Client): Promise<never> {
    if (verdict === 'replayed') {
      throw new AppError('retry', { detail: 'Another request has just refreshed this session; try again.' });
    }
    if (verdict === 'reused') {
      const { requestId, addressPrefix } = client;
      logger('warn', 'auth.reuse', { requestId, userId: key.userId, sessionId: key.id, addressPrefix });
      await sessions.remove(key);
    }
    throw sessionRevoked();
  }
}
