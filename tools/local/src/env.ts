import { ServiceError } from '@baton/services';
import { resolve } from 'node:path';
import * as z from 'zod';

const port = (fallback: number) =>
  z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(1, 'must be from 1 to 65535')
    .max(65_535, 'must be from 1 to 65535')
    .default(fallback);

/** As the queue in AWS. */
const MAIL_ATTEMPTS = 240;

const envSchema = z
  .object({
    PORT: port(4200),
    INBOX_PORT: port(4201),
    BATON_HOME: z.string().min(1).default('.baton'),
    DATABASE_URL: z
      .url({ protocol: /^postgres(ql)?$/, error: 'must be a URL such as postgres://user:password@host/db' })
      .optional(),
    DYNAMODB_ENDPOINT: z
      .url({ protocol: /^https?$/, error: 'must be a URL such as http://localhost:8000' })
      .optional(),
    TASK_API_URL: z
      .url({ protocol: /^https?$/, error: 'must be a URL such as http://localhost:3000' })
      .optional(),
    SES_ENDPOINT: z
      .url({ protocol: /^https?$/, error: 'must be a URL such as http://localhost:8005' })
      .optional(),
    MAIL_ATTEMPTS: z.coerce
      .number('must be a number')
      .int('must be a whole number')
      .min(1, 'must be at least 1')
      .default(MAIL_ATTEMPTS),
    // task-api says what they may be. Everybody is at one address here, and scripts sign in as one person.
    REQUESTS_AT_ONCE: z.string().default('64'),
    RATE_PER_USER: z.string().default('1000'),
    RATE_PER_NETWORK: z.string().default('5000'),
    MAILS_PER_HOUR: z.string().optional(),
  })
  .refine(({ PORT, INBOX_PORT }) => PORT !== INBOX_PORT, {
    path: ['INBOX_PORT'],
    error: 'must not be the same port as PORT',
  });

export interface LocalEnv {
  readonly sitePort: number;
  readonly inboxPort: number;
  /** The folder that holds all data, as an absolute path. */
  readonly home: string;
  /** A PostgreSQL server to use instead of one of our own. */
  readonly databaseUrl?: string;
  /** A DynamoDB to use instead of one of our own. */
  readonly dynamodbEndpoint?: string;
  /** A task-api to pass requests on to instead of one of our own; whoever runs it migrates its database. */
  readonly taskApiUrl?: string;
  /** An SES that takes the mails instead of the inbox. */
  readonly sesEndpoint?: string;
  /** How often an event is tried before it is a dead letter. */
  readonly mailAttempts: number;
  /** Limits of task-api, by its variables. */
  readonly taskApiLimits: Readonly<Record<string, string>>;
}

/**
 * Reads the settings of the system on one machine.
 * @param root what a relative `BATON_HOME` is below
 * @throws ServiceError that names every variable that is wrong
 */
export function parseEnv(source: NodeJS.ProcessEnv, root: string): LocalEnv {
  const parsed = envSchema.safeParse(source);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    throw new ServiceError(`The environment is not right: ${faults.join('; ')}.`);
  }
  const {
    PORT,
    INBOX_PORT,
    BATON_HOME,
    DATABASE_URL,
    DYNAMODB_ENDPOINT,
    TASK_API_URL,
    SES_ENDPOINT,
    MAIL_ATTEMPTS: mailAttempts,
    ...taskApiLimits
  } = parsed.data;
  return Object.freeze({
    sitePort: PORT,
    inboxPort: INBOX_PORT,
    home: resolve(root, BATON_HOME),
    ...(DATABASE_URL && { databaseUrl: DATABASE_URL }),
    ...(DYNAMODB_ENDPOINT && { dynamodbEndpoint: DYNAMODB_ENDPOINT }),
    ...(TASK_API_URL && { taskApiUrl: TASK_API_URL }),
    ...(SES_ENDPOINT && { sesEndpoint: SES_ENDPOINT }),
    mailAttempts,
    taskApiLimits,
  });
}
