import { keyRotationSchedule } from '@baton/access-token';
import { type Guard, localAws, ServiceError, startInbox } from '@baton/services';
import getPort from 'get-port';
import { join } from 'node:path';
import { createApiGateway } from './api-gateway/api-gateway.ts';
import { createEdge } from './edge/edge.ts';
import type { LocalEnv } from './env.ts';
import { type EventBridge, RETRY_PAUSES, startEventBridge } from './event-bridge/event-bridge.ts';
import { type Endpoints, removeEndpoints, writeEndpoints } from './home/endpoints-file.ts';
import type { Home } from './home/home.ts';
import { PartLogs } from './home/part-log.ts';
import { createLambdaHost, type LambdaHost } from './lambda/lambda-host.ts';
import { watchBundle } from './parts/bundle-watch.ts';
import { type PartContext, runDynamodb, runPostgres } from './parts/databases.ts';
import { listenOnLoopback, requireFreePort } from './parts/loopback-server.ts';
import { startSes } from './parts/ses.ts';
import { startSchedule } from './parts/schedule.ts';
import { migrate, startTaskApi, taskApiEnv, TOKEN_ENV } from './parts/task-api.ts';
import { supervise } from './supervisor/supervise.ts';
import type { Terminal } from './terminal.ts';

const MAIL_FROM = 'Baton <baton@example.com>';
const MAIL_CONFIGURATION_SET = 'baton-local';
/** Mails a second. The inbox takes any number; somebody waits for a bulk to arrive. */
const MAIL_RATE = 100;

/** As in the infrastructure: what a caller waits for is short, what works through recipients may take longer. */
const AUTH_LIMIT_MS = 10_000;
const MAIL_LIMIT_MS = 30_000;

export interface SystemOptions {
  readonly env: LocalEnv;
  readonly home: Home;
  /** The checkout, whose `dist/` holds the built apps. */
  readonly root: string;
  readonly terminal: Terminal;
  /** Ends the parts should this process die without stopping them. */
  readonly guard: Guard;
  /** Starts a part again when its app is built anew. */
  readonly watch: boolean;
}

export interface System {
  readonly site: string;
  readonly inbox: string;
  stop(): Promise<void>;
}

/** Starts every part and connects them: the composition root of the system on one machine. */
export async function startSystem(options: SystemOptions): Promise<System> {
  const { env, home, root, terminal, guard, watch } = options;
  await requireFreePort(env.sitePort, 'PORT');
  await requireFreePort(env.inboxPort, 'INBOX_PORT');
  const bundle = (app: string, file = 'main.mjs') => join(root, 'dist', 'apps', app, file);
  const site = `http://localhost:${env.sitePort}`;
  const pids: Record<string, number> = {};
  const known: { endpoints?: Omit<Endpoints, 'pids'> } = {};
  const saveEndpoints = () => {
    if (!known.endpoints) return;
    writeEndpoints(home.endpoints, { ...known.endpoints, pids: { local: process.pid, ...pids } });
  };

  // What is started last is stopped first, also when a later start fails.
  await using starting = new AsyncDisposableStack();
  const report = (sentence: string) => terminal.say(`  ! ${sentence}`);
  const logs = new PartLogs(home.logs, report);
  starting.defer(() => logs.close());
  const context: PartContext = {
    env,
    home,
    guard,
    logs,
    report,
    onStarted(part, pid) {
      pids[part] = pid;
      saveEndpoints();
    },
  };

  const [postgres, dynamodb, inbox] = await allOrNone(starting, [
    () => terminal.step('PostgreSQL', () => runPostgres(context)),
    () => terminal.step('DynamoDB', () => runDynamodb(context)),
    () => terminal.step('SES', () => startInbox(env.inboxPort)),
  ]);
  const { tables, awsEnv } = dynamodb;

  // mail-fn sends as soon as there is a bus, and its mails tell that bus what became of them.
  const bus = Promise.withResolvers<EventBridge>();
  const ses = await startSes({
    inbox: env.sesEndpoint ?? inbox.url,
    bus: bus.promise,
    onLine: logs.lineWriter('ses'),
  });
  starting.defer(() => ses.close());

  const onBuilt = (app: string, path: string, renew: () => void) => {
    if (!watch) return;
    const watched = watchBundle(path, () => {
      report(`${app} was built anew`);
      renew();
    });
    starting.defer(() => watched.stop());
  };
  const lambda = (
    name: string,
    bundlePath: string,
    timeoutMs: number,
    variables: Readonly<Record<string, string>>,
  ): LambdaHost => {
    const writeLine = logs.lineWriter(name);
    const host = createLambdaHost({
      name,
      bundlePath,
      env: { ...awsEnv, AWS_ENDPOINT_URL_SESV2: ses.url, ...variables },
      timeoutMs,
      maxConcurrency: 4,
      guard,
      onLog: (_, line) => writeLine(line),
    });
    starting.defer(() => host.close());
    onBuilt(name, bundlePath, () => host.renew());
    return host;
  };
  const authFn = lambda('auth-fn', bundle('auth-fn', 'main.cjs'), AUTH_LIMIT_MS, {
    AUTH_TABLE: tables.auth,
    ...TOKEN_ENV,
    SITE_ORIGINS: `${site},http://127.0.0.1:${env.sitePort}`,
  });
  const mailFn = lambda('mail-fn', bundle('mail-fn', 'main.cjs'), MAIL_LIMIT_MS, {
    MAIL_TABLE: tables.mail,
    LOG_TABLE: tables.log,
    AUTH_TABLE: tables.auth,
    MAIL_FROM,
    MAIL_CONFIGURATION_SET,
    MAIL_RATE: String(MAIL_RATE),
    SITE_URL: site,
  });

  const taskApiPort = await getPort({ host: '127.0.0.1' });
  const taskApiUrl = env.taskApiUrl ?? `http://127.0.0.1:${taskApiPort}`;
  const edge = await listenOnLoopback(
    createEdge({
      siteDir: join(root, 'dist', 'apps', 'web'),
      auth: createApiGateway({
        invoke: (event) => authFn.invoke(event),
        onError: (error) => logs.lineWriter('auth-fn')(String(error)),
      }),
      taskApi: () => new URL(taskApiUrl),
    }),
    env.sitePort,
    'PORT',
  );
  starting.defer(() => edge.close());

  const taskApi = {
    bundle: bundle('task-api'),
    port: taskApiPort,
    guard,
    onLine: logs.lineWriter('task-api'),
    env: {
      ...taskApiEnv({
        awsEnv,
        database: postgres.url,
        tables,
        site: `http://127.0.0.1:${env.sitePort}`,
      }),
      ...env.taskApiLimits,
    },
  };
  const ours = env.taskApiUrl === undefined;
  await Promise.all([
    ours && terminal.step('Migrations', () => migrate(taskApi)),
    terminal.step('auth-fn', () => requireKeys(taskApi.env.AUTH_JWKS_URL)),
  ]);
  const rotation = startSchedule({
    everyMs: keyRotationSchedule.everyMinutes * 60_000,
    run: () => authFn.invoke(keyRotationSchedule.event),
    onError: (error) => logs.lineWriter('auth-fn')(String(error)),
  });
  starting.defer(() => rotation.stop());
  if (ours) {
    const supervised = await terminal.step('task-api', () =>
      supervise({
        name: 'task-api',
        async start() {
          // Another build may have brought a migration.
          if (watch) await migrate(taskApi);
          return startTaskApi(taskApi);
        },
        onStarted: ({ pid }) => context.onStarted('taskApi', pid),
        report,
      }),
    );
    starting.defer(() => supervised.stop());
    onBuilt('task-api', taskApi.bundle, () => void supervised.restart());
  }
  const bridge = await terminal.step('EventBridge', () =>
    startEventBridge({
      dynamodb: { ...localAws, endpoint: dynamodb.endpoint },
      tables,
      folder: home.eventBridge,
      configurationSet: MAIL_CONFIGURATION_SET,
      mailFn: (event) => mailFn.invoke(event),
      retry: { ...RETRY_PAUSES, retries: env.mailAttempts - 1 },
      report,
      log: logs.lineWriter('event-bridge'),
    }),
  );
  starting.defer(() => bridge.close());
  bus.resolve(bridge);

  known.endpoints = {
    site,
    inbox: inbox.url,
    taskApi: taskApiUrl,
    dynamodb: dynamodb.endpoint,
    database: postgres.url,
    tables,
  };
  saveEndpoints();
  starting.defer(() => removeEndpoints(home.endpoints));
  const running = starting.move();
  return { site, inbox: `http://localhost:${env.inboxPort}`, stop: () => running.disposeAsync() };
}

/** The first call makes the signing key, so that no later one has to. */
async function requireKeys(url: string): Promise<void> {
  const response = await fetch(url, { signal: AbortSignal.timeout(AUTH_LIMIT_MS) });
  if (!response.ok) throw new ServiceError(`auth-fn answers ${response.status} for its keys; see its log.`);
  await response.body?.cancel();
}

interface Stoppable {
  stop(): Promise<void>;
}

/** Starts parts side by side; those that did start are stopped with the stack even if another one did not. */
async function allOrNone<T extends readonly Stoppable[]>(
  stack: AsyncDisposableStack,
  starts: { readonly [K in keyof T]: () => Promise<T[K]> },
): Promise<T> {
  const outcomes = await Promise.allSettled(starts.map((start) => start()));
  for (const outcome of outcomes) {
    if (outcome.status === 'fulfilled') stack.defer(() => outcome.value.stop());
  }
  return outcomes.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  }) as unknown as T;
}
