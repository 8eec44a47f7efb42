import { tracingEnvShape } from '@baton/tracing';
import * as z from 'zod';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const postgresUrl = z
  .url({
    protocol: /^postgres(ql)?$/,
    error: 'must be a URL such as postgres://user:password@host:5432/baton',
  })
  .describe('libpq parameters such as `sslmode=verify-full&sslrootcert=/etc/rds.pem` are understood');
const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http(s) URL' });
const given = z.string('must be set').min(1, 'must not be empty');
const whole = (min: number, max: number) =>
  z.coerce.number('must be a number').int('must be a whole number').min(min).max(max);

const migrationEnvSchema = z.object({
  DATABASE_URL: postgresUrl,
  DATABASE_SECRET_ARN: given.optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
});
export type MigrationEnv = Readonly<z.infer<typeof migrationEnvSchema>>;

const envSchema = migrationEnvSchema.extend({
  HOST: given.default('0.0.0.0'),
  PORT: whole(0, 65_535).default(3000),
  DATABASE_POOL_SIZE: whole(2, 200).default(10),
  REQUESTS_AT_ONCE: whole(1, 10_000).default(8),
  RATE_PER_USER: whole(1, 1_000_000).default(100),
  RATE_PER_NETWORK: whole(1, 1_000_000).default(500),
  MAILS_PER_HOUR: whole(6, 10_000_000).default(1_200),
  LOG_TABLE: given,
  MAIL_TABLE: given,
  AUTH_TABLE: given,
  AUTH_JWKS_URL: httpUrl,
  AUTH_ISSUER: given,
  AUTH_AUDIENCE: given,
  ...tracingEnvShape,
});
export type Env = Readonly<z.infer<typeof envSchema>>;

type Source = Readonly<Record<string, string | undefined>>;

/** What serving needs. @throws Error that names every variable that is wrong */
export function parseEnv(source: Source): Env {
  return parse(envSchema, source);
}

/** What migrating needs. @throws Error that names every variable that is wrong */
export function parseMigrationEnv(source: Source): MigrationEnv {
  return parse(migrationEnvSchema, source);
}

function parse<S extends z.ZodType>(schema: S, source: Source): Readonly<z.infer<S>> {
  const result = schema.safeParse(source);
  if (result.success) return Object.freeze(result.data);
  const faults = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Error(`The environment is not valid: ${faults.join('; ')}`);
}
