import * as z from 'zod';
import { awsEnvShape, type ServiceSettings, toServiceSettings } from '@baton/aws-requests';
import { LOG_LEVELS } from '@baton/json-log';

const name = z.string('is missing').trim().min(1, 'is empty');

const originSchema = z
  .string()
  .trim()
  .refine((value) => URL.canParse(value) && new URL(value).origin === value, {
    error: ({ input }) => `"${input}" is no origin such as https://baton.example.com`,
  });

const envSchema = z.object({
  AUTH_TABLE: name,
  /** The `iss` of access tokens. */
  AUTH_ISSUER: name,
  /** The `aud` of access tokens. */
  AUTH_AUDIENCE: name,
  /** Origins that a browser may call from, separated by commas. */
  SITE_ORIGINS: name.transform((list) => list.split(',')).pipe(z.array(originSchema)),
  ...awsEnvShape,
  LOG_LEVEL: z.enum(LOG_LEVELS, `is none of ${LOG_LEVELS.join(', ')}`).default('info'),
});

export interface Env {
  readonly table: string;
  readonly issuer: string;
  readonly audience: string;
  readonly siteOrigins: readonly string[];
  readonly dynamoDb: ServiceSettings;
  readonly logLevel: (typeof LOG_LEVELS)[number];
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
    table: env.AUTH_TABLE,
    issuer: env.AUTH_ISSUER,
    audience: env.AUTH_AUDIENCE,
    siteOrigins: Object.freeze(env.SITE_ORIGINS),
    dynamoDb: toServiceSettings(env, 'dynamodb', env.AWS_ENDPOINT_URL_DYNAMODB),
    logLevel: env.LOG_LEVEL,
  });
}
