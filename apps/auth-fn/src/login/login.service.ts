import { AppError, type authRoutes, type InferBody } from '@baton/dto';
import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { type AccountsRepository, verifyPassword } from '../accounts/index.ts';
import type { Client } from '../http/index.ts';
import type { Logger } from '@baton/json-log';
import {
  createRefreshToken,
  type Granted,
  hashOf,
  type IssueAccessToken,
  openSession,
  type SessionsRepository,
} from '../sessions/index.ts';

export type Login = (body: InferBody<typeof authRoutes.login>, client: Client) => Promise<Granted>;

/**
 * A success is recorded in the table; a failure is one line in the log and writes nothing to the table.
 * @throws AppError `invalid-credentials` from what it returns, in the same time for an unknown address
 */
export function createLogin(options: {
  readonly accounts: AccountsRepository;
  readonly sessions: SessionsRepository;
  readonly issueAccessToken: IssueAccessToken;
  readonly logger: Logger;
  readonly now: () => number;
}): Login {
  const { accounts, sessions, issueAccessToken, logger, now } = options;
  return async ({ email, password }, client) => {
    const account = await accounts.findByEmail(email);
    const isRight = await verifyPassword(account?.passwordHash, password);
    if (!account || !isRight) {
      logger('warn', 'auth.failed', {
        requestId: client.requestId,
        reason: account ? 'wrong-password' : 'unknown-email',
        emailHash: shortHash(email),
        addressPrefix: client.addressPrefix,
      });
      throw new AppError('invalid-credentials', { detail: 'Check both and try again.' });
    }
    const at = now();
    const refreshToken = createRefreshToken(account.id, uuidv7());
    const { userId, sessionId } = refreshToken;
    const { passwordVersion } = account;
    const session = openSession(
      { userId, id: sessionId, tokenHash: hashOf(refreshToken), passwordVersion },
      at,
    );
    // Signed first: a login that cannot be answered is not recorded as one.
    const accessToken = await issueAccessToken(account, sessionId);
    const { addressPrefix, userAgent } = client;
    await sessions.insert(session, { at: session.createdAt, addressPrefix, userAgent });
    return { account, accessToken, refreshToken, refreshFor: session.expiresAt - Math.floor(at / 1000) };
  };
}

/** Tells whether failures are about one account, without naming it. */
function shortHash(email: string): string {
  return createHash('sha256').update(email).digest('hex').slice(0, 12);
}
