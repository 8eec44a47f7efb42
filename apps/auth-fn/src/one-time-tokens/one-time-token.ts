import { createHash, randomBytes } from 'node:crypto';
import * as z from 'zod';

/** What a mailed link is good for, and for how many minutes. */
export const LINK_MINUTES = { 'verify-email': 24 * 60, 'reset-password': 60 } as const;

export type Purpose = keyof typeof LINK_MINUTES;

/** What a mailed link holds; on the wire `<userId>.<secret>`. */
export interface OneTimeToken {
  readonly userId: string;
  /** 32 random bytes in base64url. */
  readonly secret: string;
}

const oneTimeTokenSchema = z.tuple([z.uuid(), z.string().regex(/^[\w-]{43}$/)]);

export function createOneTimeToken(userId: string): OneTimeToken {
  return { userId, secret: randomBytes(32).toString('base64url') };
}

/** All that is kept of a token. Its secret is random and long, so a fast hash without salt is enough. */
export function secretHashOf({ secret }: OneTimeToken): string {
  return createHash('sha256').update(secret).digest('base64url');
}

export function formatOneTimeToken({ userId, secret }: OneTimeToken): string {
  return `${userId}.${secret}`;
}

/** @returns undefined when it is malformed */
export function parseOneTimeToken(value: string): OneTimeToken | undefined {
  const parsed = oneTimeTokenSchema.safeParse(value.split('.'));
  if (!parsed.success) return undefined;
  const [userId, secret] = parsed.data;
  return { userId, secret };
}
