import { type Guard, type RunningChild, ServiceError, spawnChild } from '@baton/services';
import { existsSync } from 'node:fs';
import pRetry from 'p-retry';
import type { Endpoints } from '../home/endpoints-file.ts';

const READY_LIMIT_MS = 30_000;
const MIGRATION_LIMIT_MS = 120_000;

/** Who issues access tokens, and for whom. */
export const TOKEN_ENV = { AUTH_ISSUER: 'baton-auth', AUTH_AUDIENCE: 'baton-api' };

export interface TaskApiOptions {
  /** `main.mjs` of the bundle that the image holds. */
  readonly bundle: string;
  readonly port: number;
  readonly env: Readonly<Record<string, string>>;
  readonly guard: Guard;
  readonly onLine: (line: string) => void;
}

/** What task-api reads in its environment, beside where it listens. */
export function taskApiEnv(options: {
  readonly awsEnv: Readonly<Record<string, string>>;
  readonly database: string;
  readonly tables: Endpoints['tables'];
  /** Where auth-fn's keys are. */
  readonly site: string;
}) {
  const { awsEnv, database, tables, site } = options;
  return {
    ...awsEnv,
    ...TOKEN_ENV,
    DATABASE_URL: database,
    LOG_TABLE: tables.log,
    MAIL_TABLE: tables.mail,
    AUTH_TABLE: tables.auth,
    AUTH_JWKS_URL: `${site}/auth/.well-known/jwks.json`,
  };
}

/** Brings the database's schema up to date. */
export async function migrate(options: TaskApiOptions): Promise<void> {
  const child = await start(options, ['migrate']);
  const timer = setTimeout(() => void child.stop(), MIGRATION_LIMIT_MS);
  const { code, signal } = await child.exited;
  clearTimeout(timer);
  if (code !== 0)
    throw new ServiceError(`The migration of the database failed (exit code ${code ?? signal}).`);
}

/** Starts task-api as a process of its own and waits until it is ready. */
export async function startTaskApi(options: TaskApiOptions): Promise<RunningChild> {
  const child = await start(options, []);
  const ended = new AbortController();
  void child.exited.then(({ code, signal }) =>
    ended.abort(new ServiceError(`It ended (exit code ${code ?? signal}).`)),
  );
  try {
    await pRetry(() => requireReady(`http://127.0.0.1:${options.port}/readyz`), {
      retries: Infinity,
      factor: 1,
      minTimeout: 50,
      maxRetryTime: READY_LIMIT_MS,
      signal: ended.signal,
    });
  } catch (error) {
    await child.stop();
    throw error;
  }
  return child;
}

function start(options: TaskApiOptions, args: readonly string[]): Promise<RunningChild> {
  if (!existsSync(options.bundle)) {
    throw new ServiceError(`There is no ${options.bundle}; build it with: npx nx build task-api`);
  }
  return spawnChild({
    command: process.execPath,
    args: [options.bundle, ...args],
    env: { PATH: process.env['PATH'], HOST: '127.0.0.1', PORT: String(options.port), ...options.env },
    guard: options.guard,
    onLine: options.onLine,
  });
}

async function requireReady(url: string): Promise<void> {
  const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
}
