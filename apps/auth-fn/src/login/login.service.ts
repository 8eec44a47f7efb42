import { AppError, type authRoutes, type InferBody } from '@baton/dto';
import { createHash } from 'node:crypto';
import { NIL, v7 as uuidv7 } from 'uuid';
import {
  type AccountsRepository,
  hashPassword,
  needsRehash,
  type StoredAccount,
  verifyPassword,
} from '../accounts/index.ts';
import type { Client } from '../http/index.ts';
import { news } from '../mails/index.ts';
import { describeError, type Logger } from '@baton/json-log';
import {
  type AccessTokenIssuer,
  createRefreshToken,
  type Device,
  deviceOf,
  type Granted,
  hashOf,
  type LoginRecord,
  openSession,
  type RefreshToken,
  type Session,
  type SessionsRepository,
} from '../sessions/index.ts';

/** How often a login is tried that other logins of the account get in the way of. */
const ATTEMPTS = 3;

/** What somebody signs in with, and whether they have before. */
interface Visit {
  readonly device: Device;
  readonly isKnown: boolean;
}

/** @param replaced of the session that this browser has been signed in with so far */
export type Login = (
  body: InferBody<typeof authRoutes.login>,
  client: Client,
  replaced: RefreshToken | undefined,
) => Promise<Granted>;

/**
 * A success is recorded in the table, and mailed about when its device is new to the account; a failure is one
 * line in the log and writes nothing to the table. A success ends the session whose cookie it replaces, since
 * nobody could sign out of it any more.
 * @throws AppError `invalid-credentials` from what it returns, in the same time for an unknown address
 */
export function createLogin(options: {
  readonly accounts: AccountsRepository;
  readonly sessions: SessionsRepository;
  readonly accessTokenIssuer: AccessTokenIssuer;
  readonly logger: Logger;
  readonly now: () => number;
}): Login {
  const { accounts, sessions, accessTokenIssuer, logger, now } = options;

  return async ({ email, password, timeZone }, client, replaced) => {
    const account = await accounts.findByEmail(email);
    // Read beside the check of the password, whatever comes of it: so it takes no time, and tells nothing by it.
    const [isRight, visit] = await Promise.all([
      verifyPassword(account?.passwordHash, password),
      visitOf(account?.id ?? NIL, client),
    ]);
    if (!account || !isRight) throw refused(account ? 'wrong-password' : 'unknown-email', email, client);
    if (needsRehash(account.passwordHash)) await accounts.rehash(account, await hashPassword(password));

    const at = now();
    const { addressPrefix, userAgent, requestId } = client;
    const origin = { addressPrefix, userAgent, ...(timeZone && { timeZone }) };
    const refreshToken = createRefreshToken(account.id, uuidv7());
    const { userId, sessionId } = refreshToken;
    const { passwordVersion } = account;
    const tokenHash = hashOf(refreshToken);
    const session = openSession({ userId, id: sessionId, tokenHash, passwordVersion, ...origin }, at);
    const login = { at: session.createdAt, ...origin };
    // Its key is at hand first: a login that cannot be answered is not recorded as one.
    const issueAccessToken = await accessTokenIssuer();
    const [accessToken, isOpen] = await Promise.all([
      issueAccessToken(account, sessionId),
      open(account, session, login, visit, requestId),
    ]);
    if (!isOpen) throw refused('deleted', email, client);
    if (replaced) await end(replaced, requestId);
    return { account, accessToken, refreshToken, refreshFor: session.expiresAt - Math.floor(at / 1000) };
  };

  async function visitOf(userId: string, { userAgent }: Client): Promise<Visit> {
    const device = await deviceOf(userAgent);
    return { device, isKnown: await sessions.isKnown(userId, device, now()) };
  }

  async function end(replaced: RefreshToken, requestId: string): Promise<void> {
    const { userId, sessionId } = replaced;
    try {
      await sessions.removeFor({ userId, id: sessionId }, hashOf(replaced));
    } catch (error) {
      // The login is done; the session ends by its time, or by its owner's list of sessions.
      logger('warn', 'auth.session-left', { requestId, userId, sessionId, error: describeError(error) });
    }
  }

  /** @returns false when the account is gone by now */
  async function open(
    account: StoredAccount,
    session: Session,
    login: LoginRecord,
    { device, isKnown: wasKnown }: Visit,
    requestId: string,
  ) {
    const at = Date.parse(login.at);
    const { addressPrefix, timeZone = null } = login;
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const isKnown = attempt === 0 ? wasKnown : await sessions.isKnown(account.id, device, at);
      const familiarity = isKnown ? 'known' : (await sessions.hasLogins(account.id)) ? 'new' : 'first';
      const mail = { mail: 'new-device', device, addressPrefix, timeZone } as const;
      const others = [
        accounts.existence(account.id),
        // Whoever has just signed up needs no mail about their own device.
        ...(familiarity === 'new' ? news(account, mail, { at, requestId }) : []),
      ];
      if (await sessions.open({ session, login, device, familiarity, others })) return true;
      if (!(await accounts.find(account.id))) return false;
    }
    throw new AppError('unavailable', { detail: 'Too many logins at once; try again.' });
  }

  function refused(reason: string, email: string, { requestId, addressPrefix }: Client): AppError {
    logger('warn', 'auth.failed', { requestId, reason, emailHash: shortHash(email), addressPrefix });
    return new AppError('invalid-credentials', { detail: 'Check both and try again.' });
  }
}

/** Tells whether failures are about one account, without naming it. */
function shortHash(email: string): string {
  return createHash('sha256').update(email).digest('hex').slice(0, 12);
}
