import { LOCALES } from '@baton/vocabulary';
import * as z from 'zod';
import { emailSchema, idSchema, line, secret } from '../http/primitives.ts';
import { LIMITS } from '../limits.ts';

const localeSchema = z.enum(LOCALES).meta({ description: 'The language of the site and of mails' });

export const accountSchema = z
  .object({
    id: idSchema,
    email: z.email(),
    name: z.string(),
    locale: localeSchema,
    emailVerified: z.boolean(),
  })
  .meta({ id: 'Account' });
export type Account = z.infer<typeof accountSchema>;

export const accountResponseSchema = z.object({ user: accountSchema });
export type AccountResponse = z.infer<typeof accountResponseSchema>;

export const registerBodySchema = z.strictObject({
  email: emailSchema,
  // Length only, in the spirit of NIST SP 800-63B: rules of composition make passwords worse.
  password: secret(LIMITS.passwordMin, LIMITS.passwordMax),
  name: line(LIMITS.name),
  locale: localeSchema.default('en'),
});
export type RegisterBody = z.input<typeof registerBodySchema>;

/** Takes any password, so that a wrong one is told apart from a right one by its hash alone. */
export const loginBodySchema = z.strictObject({
  email: emailSchema,
  password: secret(1, LIMITS.passwordMax),
});
export type LoginBody = z.input<typeof loginBodySchema>;

export const sessionResponseSchema = z
  .object({
    accessToken: z.string(),
    tokenType: z.literal('Bearer'),
    expiresIn: z.int().meta({ description: 'Seconds until the access token expires' }),
    user: accountSchema,
  })
  .meta({ id: 'Session' });
export type SessionResponse = z.infer<typeof sessionResponseSchema>;
