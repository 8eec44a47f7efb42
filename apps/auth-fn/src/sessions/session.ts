import * as z from 'zod';

const DAY = 86_400_000;
const IDLE = 30 * DAY;
const ABSOLUTE = 90 * DAY;

/** How long the token before the current one counts as the same request come twice, not as a theft. */
const REPLAY = 10_000;

/** One login on one device: the family of refresh tokens that follow each other. */
export const sessionSchema = z.object({
  userId: z.uuid(),
  id: z.uuid(),
  tokenHash: z.string(),
  previousTokenHash: z.string().optional(),
  /** When the current token was given out, which is when the session was last used. */
  rotatedAt: z.iso.datetime(),
  createdAt: z.iso.datetime(),
  /** The account's at the login: a change of the password ends the session, because the account's moves on. */
  passwordVersion: z.int().default(0),
  /** Of the login, as is what follows. */
  addressPrefix: z.string().default('unknown'),
  userAgent: z.string().default(''),
  timeZone: z.string().optional(),
  /** Epoch seconds; DynamoDB removes the item some time after. */
  expiresAt: z.int(),
});
export type Session = z.infer<typeof sessionSchema>;
export type SessionKey = Pick<Session, 'userId' | 'id'>;

/** @param at epoch milliseconds */
export function openSession(
  given: Omit<Session, 'rotatedAt' | 'createdAt' | 'expiresAt'>,
  at: number,
): Session {
  const createdAt = new Date(at).toISOString();
  return { ...given, rotatedAt: createdAt, createdAt, expiresAt: expiryOf({ createdAt }, at) };
}

/** Whether its tokens are still good: it has not expired, nor has the password changed since. */
export function isLive(session: Session, passwordVersion: number, at: number): boolean {
  return session.expiresAt * 1000 > at && session.passwordVersion === passwordVersion;
}

/** @returns epoch seconds: 30 days after its last use, 90 after its login at the latest */
export function expiryOf({ createdAt }: Pick<Session, 'createdAt'>, usedAt: number): number {
  return Math.floor(Math.min(usedAt + IDLE, Date.parse(createdAt) + ABSOLUTE) / 1000);
}

/**
 * What a presented token is to its session. `replayed`: two requests sent the same token, and the other one
 * won. `reused`: a token from further back, which a thief or the thief's victim holds.
 */
export type Verdict = 'current' | 'replayed' | 'reused' | 'gone';

export function judge(session: Session | undefined, presentedHash: string, at: number): Verdict {
  if (!session || session.expiresAt * 1000 <= at) return 'gone';
  if (session.tokenHash === presentedHash) return 'current';
  const isPrevious = session.previousTokenHash === presentedHash;
  return isPrevious && at - Date.parse(session.rotatedAt) <= REPLAY ? 'replayed' : 'reused';
}
