import { LOCALES } from '@baton/vocabulary';
import * as z from 'zod';
import { AUTH_MAIL_VERSION } from './auth-mail-item.ts';

/**
 * A mail that auth-fn asks for: an item of the auth table, written in the transaction of what it is about. The
 * stream says only its key; mail-fn reads the item. Made when it is first used, because a start waits for it.
 */
export const authMailSchema = z.lazy(() => {
  const base = {
    v: z.literal(AUTH_MAIL_VERSION),
    /** UUIDv7; the ledger's entry id. */
    id: z.uuidv7(),
    /** ISO 8601 in UTC. */
    at: z.iso.datetime(),
    requestId: z.string(),
    to: z.object({ id: z.uuid(), email: z.email(), name: z.string(), locale: z.enum(LOCALES) }),
    /** Epoch seconds after which the mail is of no use; DynamoDB removes it then. */
    expiresAt: z.int(),
  };

  /** A mail with a link that works once. Nothing but the mail itself ever shows the token. */
  const link = {
    token: z.string(),
    /** How long the token works, in minutes. */
    minutes: z.int().positive(),
  };

  return z.discriminatedUnion('mail', [
    z.object({ ...base, mail: z.literal('verify-email'), ...link }),
    z.object({ ...base, mail: z.literal('reset-password'), ...link }),
    z.object({
      ...base,
      mail: z.literal('new-device'),
      device: z.object({ browser: z.string().nullable(), os: z.string().nullable() }),
      addressPrefix: z.string(),
      timeZone: z.string().nullable(),
    }),
    z.object({ ...base, mail: z.literal('password-changed') }),
    z.object({ ...base, mail: z.literal('account-deleted') }),
  ]);
});
export type AuthMail = z.infer<typeof authMailSchema>;
