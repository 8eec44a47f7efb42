import { supervise, taskApiEnv } from '@baton/local';
import {
  localAwsEnv,
  preparePostgres,
  removePostgres,
  startDynamodb,
  startGuard,
  startPostgres,
} from '@baton/services';
import { createWriteStream, mkdirSync, readdirSync } from 'node:fs';
import getPort from 'get-port';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Gate, startGate } from '../../stack/gate.ts';
import { type SesGate, startSesGate } from '../../stack/ses-gate.ts';
import { createSettings, removeData, type Stack, startStack } from '../../stack/stack.ts';
import { type Balancer, startBalancer } from './balancer.ts';
import { BACKOFF } from './restarts.ts';
import { createFleet, type Fleet } from './task-api-fleet.ts';

const BUNDLE = fileURLToPath(new URL('../../../../../dist/apps/task-api/main.mjs', import.meta.url));

/**
 * The whole system, so that each part can be broken by itself: PostgreSQL, DynamoDB and two processes of task-api
 * are started again on their ports by us, and `local` is the process of the stream bridge, of mail-fn's and
 * auth-fn's host, of the site and of the inbox.
 */
export interface ChaosSystem {
  readonly postgres: { pid(): number; readonly url: string };
  readonly dynamodb: { pid(): number; readonly gate: Gate };
  readonly ses: SesGate;
  /** The way of task-api to auth-fn's keys. */
  readonly keys: Gate;
  readonly fleet: Fleet;
  /** Where clients call task-api. */
  readonly taskApi: string;
  readonly site: string;
  readonly tables: ReturnType<Stack['endpoints']>['tables'];
  /** The folder with the data and the logs of the parts. */
  readonly home: string;
  local(): Stack;
  /** Ends the process at once and starts it again. Milliseconds until it was ready. */
  crashLocal(): Promise<number>;
  /** How many events wait for mail-fn. */
  pendingEvents(): number;
  close(): Promise<void>;
}

export interface ChaosOptions {
  /** The bundle of task-api to begin with, in place of the built one. */
  readonly bundle?: string;
  /** Where PostgreSQL keeps its data, in place of a folder in `home`. */
  readonly postgresFolder?: string;
  readonly postgresSettings?: Readonly<Record<string, string>>;
}

export async function startChaosSystem(options: ChaosOptions = {}): Promise<ChaosSystem> {
  await using starting = new AsyncDisposableStack();
  const created = await createSettings();
  const { home, sitePort, inboxPort } = created;
  starting.defer(() => removeData(created));
  const guard = startGuard();
  starting.defer(() => guard.close());
  const logs = join(home, 'logs');
  mkdirSync(logs, { recursive: true });
  const lineWriter = (part: string) => {
    const file = createWriteStream(join(logs, `${part}.log`), { flags: 'a' });
    starting.defer(() => void file.end());
    return (line: string) => void file.write(`${line}\n`);
  };

  const postgres = await runPostgres();
  const dynamodb = await runDynamodb();
  const gate = await startGate(dynamodb.endpoint);
  starting.defer(() => gate.close());
  const ses = await startSesGate(`http://127.0.0.1:${inboxPort}`);
  starting.defer(() => ses.close());
  const balancer: Balancer = await startBalancer();
  starting.defer(() => balancer.close());

  const settings = {
    ...created,
    variables: {
      DATABASE_URL: postgres.url,
      DYNAMODB_ENDPOINT: gate.url,
      SES_ENDPOINT: ses.url,
      TASK_API_URL: balancer.url,
    },
  };
  let local = await startStack(settings);
  starting.defer(async () => void (await local.stop()));
  const { tables } = local.endpoints();
  const site = `http://127.0.0.1:${sitePort}`;
  const keys = await startGate(site);
  starting.defer(() => keys.close());

  const fleet = createFleet({
    bundle: options.bundle ?? BUNDLE,
    builtBundle: BUNDLE,
    env: {
      ...taskApiEnv({
        awsEnv: { ...localAwsEnv, AWS_ENDPOINT_URL_DYNAMODB: gate.url },
        database: postgres.url,
        tables,
        site: keys.url,
      }),
      // The load comes from one person, and stands for many.
      RATE_PER_USER: '1000000',
      RATE_PER_NETWORK: '1000000',
    },
    balancer,
    guard,
    onLine: lineWriter('task-api'),
  });
  await fleet.migrate();
  starting.defer(() => fleet.stop());
  await Promise.all([fleet.add(), fleet.add()]);

  const running = starting.move();
  return {
    postgres,
    dynamodb: { pid: dynamodb.pid, gate },
    ses,
    keys,
    fleet,
    taskApi: balancer.url,
    site,
    tables,
    home,
    local: () => local,
    async crashLocal() {
      const from = performance.now();
      await local.stop('SIGKILL');
      local = await startStack(settings);
      return performance.now() - from;
    },
    pendingEvents: () => readdirSync(join(home, 'event-bridge', 'mail', 'pending')).length,
    close: () => running.disposeAsync(),
  };

  async function runPostgres() {
    const folder = options.postgresFolder ?? join(home, 'postgres');
    const cluster = await preparePostgres(folder, guard);
    starting.defer(() => removePostgres(folder));
    const port = await getPort({ host: '127.0.0.1' });
    const onLine = lineWriter('postgres');
    let pid = 0;
    let url = '';
    const supervised = await supervise({
      name: 'PostgreSQL',
      async start() {
        const server = await startPostgres(cluster, {
          port,
          guard,
          onLine,
          ...(options.postgresSettings && { settings: options.postgresSettings }),
        });
        url = server.url;
        return server.child;
      },
      onStarted: (child) => (pid = child.pid),
      report: onLine,
      backoff: BACKOFF,
    });
    starting.defer(() => supervised.stop());
    return { pid: () => pid, url };
  }

  async function runDynamodb() {
    const port = await getPort({ host: '127.0.0.1' });
    const onLine = lineWriter('dynamodb');
    let pid = 0;
    const supervised = await supervise({
      name: 'DynamoDB',
      start: async () => {
        const { child } = await startDynamodb({ port, file: join(home, 'dynamodb.sqlite'), guard, onLine });
        return child;
      },
      onStarted: (child) => (pid = child.pid),
      report: onLine,
      backoff: BACKOFF,
    });
    starting.defer(() => supervised.stop());
    return { pid: () => pid, endpoint: `http://127.0.0.1:${port}` };
  }
}
