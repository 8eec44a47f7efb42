import { LOCALES } from '@baton/vocabulary';
import * as z from 'zod';
import { emailSchema, idSchema, line, oneOf, secret } from '../http/primitives.ts';
import { LIMITS } from '../limits.ts';

const localeSchema = oneOf(LOCALES).meta({ description: 'The language of the site and of mails' });

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

/** Length only, in the spirit of NIST SP 800-63B: rules of composition make passwords worse. */
const newPasswordSchema = secret(LIMITS.passwordMin, LIMITS.passwordMax).meta({
  description: 'Common passwords are refused',
});

/** Takes any password, so that a wrong one is told apart from a right one by its hash alone. */
const currentPasswordSchema = secret(1, LIMITS.passwordMax);

export const registerBodySchema = z.strictObject({
  email: emailSchema,
  password: newPasswordSchema,
  name: line(LIMITS.name),
  locale: localeSchema.default('en'),
});
export type RegisterBody = z.input<typeof registerBodySchema>;

const timeZoneSchema = z
  .string()
  .max(64, 'Must be at most 64 characters')
  .refine(isTimeZone, 'Must be a time zone such as Asia/Seoul')
  .meta({ description: 'IANA time zone of the device', example: 'Asia/Seoul' });

export const loginBodySchema = z.strictObject({
  email: emailSchema,
  password: currentPasswordSchema,
  // A device that knows another one than we do signs in all the same.
  timeZone: timeZoneSchema.optional().catch(undefined),
});

export const sessionResponseSchema = z
  .object({
    accessToken: z.string(),
    tokenType: z.literal('Bearer'),
    expiresIn: z.int().meta({ description: 'Seconds until the access token expires' }),
    user: accountSchema,
  })
  .meta({ id: 'SignedIn' });
export type SessionResponse = z.infer<typeof sessionResponseSchema>;

/** Fields left out stay. A new password needs the current one; it ends all other sessions. */
export const updateMeBodySchema = z
  .strictObject({
    name: line(LIMITS.name),
    locale: localeSchema,
    password: newPasswordSchema,
    currentPassword: currentPasswordSchema,
  })
  .partial()
  .refine(({ password, currentPassword }) => password === undefined || currentPassword !== undefined, {
    path: ['currentPassword'],
    message: 'Is needed for a new password',
  });
export type UpdateMeBody = z.input<typeof updateMeBodySchema>;

export const deleteAccountBodySchema = z.strictObject({ password: currentPasswordSchema });

const oneTimeTokenSchema = z.string().min(1, 'Must not be empty').max(200, 'Must be at most 200 characters');

export const verifyEmailBodySchema = z.strictObject({ token: oneTimeTokenSchema });

export const requestPasswordResetBodySchema = z.strictObject({ email: emailSchema });

export const resetPasswordBodySchema = z.strictObject({
  token: oneTimeTokenSchema,
  password: newPasswordSchema,
});

/** What a user agent says about itself; null where it says nothing that is known. */
export const deviceSchema = z
  .object({ browser: z.string().nullable(), os: z.string().nullable() })
  .meta({ id: 'Device', example: { browser: 'Chrome', os: 'Linux' } });

export const sessionSchema = z
  .object({
    id: idSchema,
    current: z.boolean().meta({ description: 'Whether it is the one that asks' }),
    device: deviceSchema,
    addressPrefix: z
      .string()
      .meta({ description: 'The network that it signed in from', example: '203.0.113.0/24' }),
    timeZone: z.string().nullable().meta({ example: 'Asia/Seoul' }),
    createdAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime(),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof sessionSchema>;

export const sessionListSchema = z.object({ items: z.array(sessionSchema) });
export const sessionParamsSchema = z.object({ sessionId: idSchema });

export const loginSchema = z
  .object({
    at: z.iso.datetime(),
    device: deviceSchema,
    addressPrefix: z.string(),
    timeZone: z.string().nullable(),
  })
  .meta({ id: 'Login' });
export type Login = z.infer<typeof loginSchema>;

export const loginListSchema = z.object({ items: z.array(loginSchema) });

function isTimeZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}
