import { createHash, randomBytes } from 'node:crypto';
import * as z from 'zod';

/** What the refresh cookie holds; on the wire `<userId>.<sessionId>.<secret>`. */
export interface RefreshToken {
  readonly userId: string;
  readonly sessionId: string;
  /** 32 random bytes in base64url. */
  readonly secret: string;
}

const refreshTokenSchema = z.tuple([z.uuid(), z.uuid(), z.string().regex(/^[\w-]{43}$/)]);

export function createRefreshToken(userId: string, sessionId: string): RefreshToken {
  return { userId, sessionId, secret: randomBytes(32).toString('base64url') };
}

/** All that is kept of a token. Its secret is random and long, so a fast hash without salt is enough. */
export function hashOf(token: RefreshToken): string {
  return createHash('sha256').update(token.secret).digest('base64url');
}

export function formatRefreshToken({ userId, sessionId, secret }: RefreshToken): string {
  return `${userId}.${sessionId}.${secret}`;
}

/** @returns undefined when it is malformed */
export function parseRefreshToken(value: string): RefreshToken | undefined {
  const parsed = refreshTokenSchema.safeParse(value.split('.'));
  if (!parsed.success) return undefined;
  const [userId, sessionId, secret] = parsed.data;
  return { userId, sessionId, secret };
}
