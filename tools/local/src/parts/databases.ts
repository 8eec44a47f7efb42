import {
  createTable,
  type Guard,
  localAwsEnv,
  localDynamodb,
  preparePostgres,
  startDynamodb,
  startPostgres,
} from '@baton/services';
import { authTable, logTable, mailTable } from '@baton/tables';
import getPort from 'get-port';
import type { LocalEnv } from '../env.ts';
import type { Home } from '../home/home.ts';
import type { PartLogs } from '../home/part-log.ts';
import { type Supervised, supervise } from '../supervisor/supervise.ts';

/** What every supervised part needs. */
export interface PartContext {
  readonly env: LocalEnv;
  readonly home: Home;
  readonly guard: Guard;
  readonly logs: PartLogs;
  /** Gets the process id of a part each time it was started. */
  readonly onStarted: (part: string, pid: number) => void;
  readonly report: (sentence: string) => void;
}

export interface Database {
  readonly url: string;
  stop(): Promise<void>;
}

/** The user's PostgreSQL if they name one, else one of our own, kept running. */
export async function runPostgres(context: PartContext): Promise<Database> {
  const { env, home, guard, logs, report, onStarted } = context;
  if (env.databaseUrl) return { url: env.databaseUrl, stop: async () => undefined };
  const cluster = await preparePostgres(home.postgres, guard);
  const port = await getPort({ host: '127.0.0.1' });
  const onLine = logs.lineWriter('postgres');
  let url = '';
  const supervised = await supervise({
    name: 'PostgreSQL',
    async start() {
      const server = await startPostgres(cluster, { port, guard, onLine });
      url = server.url;
      return server.child;
    },
    onStarted: ({ pid }) => onStarted('postgres', pid),
    report,
  });
  return { url, stop: () => supervised.stop() };
}

export interface Dynamodb {
  readonly endpoint: string;
  /** What the AWS SDK reads in the environment of the parts that use it. */
  readonly awsEnv: Readonly<Record<string, string>>;
  readonly tables: { readonly auth: string; readonly log: string; readonly mail: string };
  stop(): Promise<void>;
}

/** The user's DynamoDB if they name one, else one of our own, kept running; with our tables in it. */
export async function runDynamodb(context: PartContext): Promise<Dynamodb> {
  const { env, home, guard, logs, report, onStarted } = context;
  let endpoint = env.dynamodbEndpoint ?? '';
  let supervised: Supervised | undefined;
  if (!env.dynamodbEndpoint) {
    const port = await getPort({ host: '127.0.0.1' });
    const onLine = logs.lineWriter('dynamodb');
    supervised = await supervise({
      name: 'DynamoDB',
      async start() {
        const server = await startDynamodb({ port, file: home.dynamodbFile, guard, onLine });
        endpoint = server.endpoint;
        return server.child;
      },
      onStarted: ({ pid }) => onStarted('dynamodb', pid),
      report,
    });
  }
  try {
    const tables = await createTables(endpoint);
    const awsEnv = { ...localAwsEnv, AWS_ENDPOINT_URL_DYNAMODB: endpoint };
    return { endpoint, awsEnv, tables, stop: async () => supervised?.stop() };
  } catch (error) {
    await supervised?.stop();
    throw error;
  }
}

async function createTables(endpoint: string): Promise<Dynamodb['tables']> {
  const client = localDynamodb(endpoint);
  // Prefixed, because a DynamoDB of the user's may hold other tables.
  const tables = {
    auth: `baton-${authTable.name}`,
    log: `baton-${logTable.name}`,
    mail: `baton-${mailTable.name}`,
  };
  try {
    await Promise.all([
      createTable(client, authTable, tables.auth),
      createTable(client, logTable, tables.log),
      createTable(client, mailTable, tables.mail),
    ]);
  } finally {
    client.destroy();
  }
  return tables;
}
