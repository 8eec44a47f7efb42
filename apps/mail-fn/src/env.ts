import * as z from 'zod';
import { awsEnvShape, type ServiceSettings, toServiceSettings } from '@baton/aws-requests';
import { LOG_LEVELS, type LogLevel } from '@baton/json-log';
import { toTracingSettings, tracingEnvShape, type TracingSettings } from '@baton/tracing';

const name = z.string('is missing').trim().min(1, 'is empty');

/** `baton@example.com` or `Baton <baton@example.com>`. */
const MAILBOX = /^(?:[^<>@\s]+@[^<>@\s]+|[^<>\r\n]*<[^<>@\s]+@[^<>@\s]+>)$/;

const envSchema = z.object({
  MAIL_TABLE: name,
  LOG_TABLE: name,
  AUTH_TABLE: name,
  MAIL_FROM: name.regex(MAILBOX, 'is no address such as Baton <baton@example.com>'),
  MAIL_CONFIGURATION_SET: name,
  MAIL_RATE: name
    .transform(Number)
    .pipe(z.number('is no number').positive('is not more than 0').max(1_000, 'is more than 1000')),
  SITE_URL: name.pipe(
    z.url({ protocol: /^https?$/, error: 'is no address such as https://baton.example.com' }),
  ),
  ...awsEnvShape,
  AWS_ENDPOINT_URL_SESV2: z.url('is no URL').optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `is none of ${LOG_LEVELS.join(', ')}`).default('info'),
  ...tracingEnvShape,
});

export interface Env {
  /** The delivery ledger. */
  readonly mailTable: string;
  /** Holds the entries that are mailed again. */
  readonly logTable: string;
  /** Holds the mails that auth-fn asks for. */
  readonly authTable: string;
  /** The mailbox that mails come from. */
  readonly from: string;
  /** SES's, whose events say what becomes of the mails. */
  readonly configurationSet: string;
  /** The most mails a second that one execution environment sends. */
  readonly rate: number;
  /** The address of the site, without a slash at its end. */
  readonly siteUrl: string;
  readonly dynamoDb: ServiceSettings;
  readonly ses: ServiceSettings;
  readonly logLevel: LogLevel;
  /** Absent when nothing is to be traced. */
  readonly tracing?: TracingSettings;
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
  const tracing = toTracingSettings(env);
  return Object.freeze({
    mailTable: env.MAIL_TABLE,
    logTable: env.LOG_TABLE,
    authTable: env.AUTH_TABLE,
    from: env.MAIL_FROM,
    configurationSet: env.MAIL_CONFIGURATION_SET,
    rate: env.MAIL_RATE,
    siteUrl: env.SITE_URL.replace(/(?<!\/)\/+$/, ''),
    dynamoDb: toServiceSettings(env, 'dynamodb', env.AWS_ENDPOINT_URL_DYNAMODB),
    ses: toServiceSettings(env, 'email', env.AWS_ENDPOINT_URL_SESV2),
    logLevel: env.LOG_LEVEL,
    ...(tracing && { tracing }),
  });
}
