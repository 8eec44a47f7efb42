import { ACCESS_TOKEN_ALGORITHM, ACCESS_TOKEN_TYPE } from '@baton/access-token';
import {
  createTable,
  localAwsEnv,
  localDynamodb,
  preparePostgres,
  type RunningChild,
  spawnChild,
  startDynamodb,
  startGuard,
  startPostgres,
} from '@baton/services';
import { authTable, logTable, mailTable } from '@baton/tables';
import getPort from 'get-port';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { emailOf, nameOf, userId } from '../seed/seed-plan.ts';

const BUNDLE = fileURLToPath(new URL('../../../../dist/apps/task-api/main.mjs', import.meta.url));
const DOCKERFILE = fileURLToPath(new URL('../../../../docker/task-api.Dockerfile', import.meta.url));
const CEILING = fileURLToPath(new URL('../ceiling/main.ts', import.meta.url));

/** A PostgreSQL with task-api's schema, a DynamoDB, an issuer of tokens, and servers that use them. */
export interface TaskApiWorld extends AsyncDisposable {
  /** An empty database with task-api's schema. */
  readonly createDatabase: (name: string) => Promise<string>;
  readonly dynamodbEndpoint: string;
  /** A token of one of the seeded users. */
  readonly tokenOf: (user: number) => Promise<string>;
  /** task-api as in production: its bundle, with everything on; its environment with `settings` on top. */
  readonly startTaskApi: (
    databaseUrl: string,
    nodeArguments?: readonly string[],
    settings?: Readonly<Record<string, string>>,
  ) => Promise<Server>;
  readonly startCeiling: (databaseUrl: string, nodeArguments?: readonly string[]) => Promise<Server>;
}

export interface Server {
  readonly url: string;
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

export async function startTaskApiWorld(): Promise<TaskApiWorld> {
  if (!existsSync(BUNDLE)) throw new Error('There is no bundle; build it with: npx nx build task-api');
  await using starting = new AsyncDisposableStack();
  const guard = startGuard();
  starting.defer(() => guard.close());
  const folder = mkdtempSync(join(tmpdir(), 'baton-bench-'));
  chmodSync(folder, 0o755);
  starting.defer(() => rmSync(folder, { recursive: true, force: true }));
  const onLine = () => undefined;

  const postgres = await startPostgres(await preparePostgres(join(folder, 'postgres'), guard), {
    port: await getPort({ host: '127.0.0.1' }),
    guard,
    // Everything that is measured finds its data in memory, as on an instance of the right size.
    settings: { shared_buffers: '4GB', max_wal_size: '8GB', max_connections: '200' },
    onLine,
  });
  starting.defer(() => postgres.child.stop());
  const dynamodb = await startDynamodb({
    port: await getPort({ host: '127.0.0.1' }),
    // In a file it has the index without which its writes slow down with every item.
    file: join(folder, 'dynamodb.sqlite'),
    guard,
    onLine,
  });
  starting.defer(() => dynamodb.child.stop());
  const client = localDynamodb(dynamodb.endpoint);
  starting.defer(() => client.destroy());
  await createTable(client, logTable, 'log');
  await createTable(client, authTable, 'auth');
  await createTable(client, mailTable, 'mail');
  const issuer = await startIssuer();
  starting.defer(() => issuer.close());

  const flags = nodeFlags(readFileSync(DOCKERFILE, 'utf8'));
  const env = {
    ...localAwsEnv,
    PATH: process.env['PATH'],
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb.endpoint,
    LOG_TABLE: 'log',
    AUTH_TABLE: 'auth',
    MAIL_TABLE: 'mail',
    AUTH_JWKS_URL: issuer.jwksUrl,
    AUTH_ISSUER: 'baton-auth',
    AUTH_AUDIENCE: 'baton-api',
    HOST: '127.0.0.1',
    // One caller stands for many, and none of what is measured is to be turned away.
    REQUESTS_AT_ONCE: '1000',
    RATE_PER_USER: '1000000',
    RATE_PER_NETWORK: '1000000',
    NODE_ENV: 'production',
  };
  const servers = new Set<RunningChild>();
  starting.defer(async () => {
    await Promise.all(Array.from(servers, (server) => server.stop()));
  });

  async function start(
    program: string,
    databaseUrl: string,
    nodeArguments: readonly string[],
    ready: string,
    settings: Readonly<Record<string, string>> = {},
  ): Promise<Server> {
    const port = await getPort({ host: '127.0.0.1' });
    const { promise: listening, resolve } = Promise.withResolvers<'listening'>();
    const child = await spawnChild({
      command: process.execPath,
      args: [...nodeArguments, program],
      env: { ...env, ...settings, DATABASE_URL: databaseUrl, PORT: String(port) },
      guard,
      onLine: (line) => line.includes(ready) && resolve('listening'),
    });
    servers.add(child);
    if ((await Promise.race([listening, child.exited])) !== 'listening') throw new Error(`${program} ended`);
    return {
      url: `http://127.0.0.1:${port}`,
      pid: child.pid,
      stop: async () => {
        servers.delete(child);
        await child.stop();
      },
    };
  }

  async function createDatabase(name: string): Promise<string> {
    const admin = new pg.Client({ connectionString: postgres.url });
    await admin.connect();
    await admin.query(`CREATE DATABASE ${name}`);
    await admin.end();
    const url = new URL(postgres.url);
    url.pathname = `/${name}`;
    const migration = await spawnChild({
      command: process.execPath,
      args: [BUNDLE, 'migrate'],
      env: { ...env, DATABASE_URL: url.href },
      guard,
      onLine,
    });
    const { code } = await migration.exited;
    if (code !== 0) throw new Error(`The migration ended with ${code}`);
    return url.href;
  }

  const running = starting.move();
  return {
    createDatabase,
    dynamodbEndpoint: dynamodb.endpoint,
    tokenOf: issuer.tokenOf,
    startTaskApi: (databaseUrl, nodeArguments = [], settings) =>
      start(BUNDLE, databaseUrl, [...flags, ...nodeArguments], '"listening"', settings),
    startCeiling: (databaseUrl, nodeArguments = []) =>
      start(CEILING, databaseUrl, nodeArguments, 'listening'),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

/** With which the image starts task-api. */
function nodeFlags(dockerfile: string): string[] {
  const [, entrypoint] = /^ENTRYPOINT (\[.*\])$/m.exec(dockerfile) ?? [];
  if (entrypoint === undefined) throw new Error('The Dockerfile does not say how it starts.');
  return (JSON.parse(entrypoint) as string[]).slice(1, -1);
}

async function startIssuer() {
  const { publicKey, privateKey } = await generateKeyPair(ACCESS_TOKEN_ALGORITHM);
  const jwk = { ...(await exportJWK(publicKey)), kid: 'bench', alg: ACCESS_TOKEN_ALGORITHM, use: 'sig' };
  const server = createServer((_req, res) => {
    res.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [jwk] }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    jwksUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`,
    tokenOf: async (user: number) =>
      new SignJWT({ email: emailOf(user), name: nameOf(user), locale: 'en', sid: randomUUID() })
        .setProtectedHeader({ alg: ACCESS_TOKEN_ALGORITHM, kid: 'bench', typ: ACCESS_TOKEN_TYPE })
        .setSubject(userId(user))
        .setIssuer('baton-auth')
        .setAudience('baton-api')
        .setIssuedAt()
        .setExpirationTime('2h')
        .setJti(randomUUID())
        .sign(privateKey),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
