import * as z from 'zod';
import { LOG_LEVELS, type LogLevel } from '@baton/json-log';

const name = z.string('is missing').trim().min(1, 'is empty');

/** `baton@example.com` or `Baton <baton@example.com>`. */
const MAILBOX = /^(?:[^<>@\s]+@[^<>@\s]+|[^<>\r\n]*<[^<>@\s]+@[^<>@\s]+>)$/;

const envSchema = z.object({
  MAIL_TABLE: name,
  AUTH_TABLE: name,
  MAIL_FROM: name.regex(MAILBOX, 'is no address such as Baton <baton@example.com>'),
  SITE_URL: name.pipe(
    z.url({ protocol: /^https?$/, error: 'is no address such as https://baton.example.com' }),
  ),
  LOG_LEVEL: z.enum(LOG_LEVELS, `is none of ${LOG_LEVELS.join(', ')}`).default('info'),
});

export interface Env {
  /** The delivery ledger. */
  readonly mailTable: string;
  /** Holds the mails that auth-fn asks for. */
  readonly authTable: string;
  /** The mailbox that mails come from. */
  readonly from: string;
  /** The address of the site, without a slash at its end. */
  readonly siteUrl: string;
  readonly logLevel: LogLevel;
}

/**
 * @param source such as `process.env`
 * @throws Error that names every variable that is missing or wrong
 */
export function parseEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const parsed = envSchema.safeParse(source);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${String(path[0])} ${message}`);
    throw new Error(`The environment is not valid: ${faults.join('; ')}`);
  }
  const env = parsed.data;
  return Object.freeze({
    mailTable: env.MAIL_TABLE,
    authTable: env.AUTH_TABLE,
    from: env.MAIL_FROM,
    siteUrl: env.SITE_URL.replace(/\/+$/, ''),
    logLevel: env.LOG_LEVEL,
  });
}
