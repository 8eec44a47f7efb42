import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type RunningChild, spawnChild } from '../process/child.ts';
import type { Guard } from '../process/guard.ts';
import { ServiceError } from '../process/service-error.ts';
import { postgresBinaries } from './postgres-binaries.ts';
import {
  type Account,
  dataPlace,
  makeEmptyFolder,
  postgresAccount,
  reachableBinaries,
} from './postgres-folder.ts';

const USER = 'baton';
const READY_LINE = 'database system is ready to accept connections';
/** Recovery after a crash comes before the ready line and can take its time. */
const START_LIMIT_MS = 60_000;

/** A cluster on disk, ready to be started as often as needed. */
export interface PostgresCluster {
  readonly binaries: string;
  readonly data: string;
  readonly password: string;
  readonly account: Account | undefined;
}

/**
 * Makes a cluster in `folder` unless there is one. Its password lies beside the folder. A start that is killed
 * half way leaves only what the next one makes anew.
 */
export async function preparePostgres(folder: string, guard: Guard): Promise<PostgresCluster> {
  const account = postgresAccount();
  const { folder: shipped, version } = postgresBinaries();
  const binaries = reachableBinaries(shipped, account, version);
  const data = dataPlace(folder, account);
  const passwordFile = join(dirname(folder), 'postgres-password');
  if (!existsSync(join(data, 'PG_VERSION'))) {
    const password = randomBytes(24).toString('base64url');
    writeFileSync(passwordFile, password, { mode: 0o600 });
    const partial = `${data}.partial`;
    makeEmptyFolder(partial, account);
    await initialise({ binaries, data: partial, password, account }, guard);
    rmSync(data, { recursive: true, force: true });
    renameSync(partial, data);
  }
  return { binaries, data, password: readFileSync(passwordFile, 'utf8'), account };
}

/**
 * Starts the server of a cluster on a port of the loopback interface.
 * @returns the process and the URL of the database `postgres`
 */
export async function startPostgres(
  cluster: PostgresCluster,
  options: {
    readonly port: number;
    readonly guard: Guard;
    readonly settings?: Readonly<Record<string, string>>;
    readonly onLine: (line: string) => void;
  },
): Promise<{ child: RunningChild; url: string }> {
  const settings = {
    port: String(options.port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    ...options.settings,
  };
  const ready = Promise.withResolvers<'ready'>();
  let lastLine = '';
  const child = await spawnChild({
    command: join(cluster.binaries, 'bin', 'postgres'),
    args: [
      '-D',
      cluster.data,
      ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
    ],
    env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8' },
    cwd: '/',
    account: cluster.account,
    // PostgreSQL's "fast shutdown": sessions are ended, data is flushed.
    stopSignal: 'SIGINT',
    guard: options.guard,
    onLine(line) {
      lastLine = line;
      options.onLine(line);
      if (line.includes(READY_LINE)) ready.resolve('ready');
    },
  });
  const late = setTimeout(() => void child.stop(), START_LIMIT_MS);
  const outcome = await Promise.race([ready.promise, child.exited]).finally(() => clearTimeout(late));
  if (outcome !== 'ready') {
    const how = outcome.code ?? outcome.signal;
    throw new ServiceError(`PostgreSQL ended while it was starting (exit code ${how}): ${lastLine}`);
  }
  return { child, url: `postgres://${USER}:${cluster.password}@127.0.0.1:${options.port}/postgres` };
}

async function initialise(cluster: PostgresCluster, guard: Guard): Promise<void> {
  const { binaries, data, password, account } = cluster;
  const passwordFile = `${data}-password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) chownSync(passwordFile, account.uid, account.gid);
  const lines: string[] = [];
  const child = await spawnChild({
    command: join(binaries, 'bin', 'initdb'),
    args: [
      `--pgdata=${data}`,
      `--username=${USER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // The same order of text on every machine, whatever locales it has.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
    ],
    env: { PATH: process.env['PATH'], LC_ALL: 'C' },
    cwd: '/',
    account,
    guard,
    onLine: (line) => lines.push(line),
  });
  const timer = setTimeout(() => void child.stop(), START_LIMIT_MS);
  const { code, signal } = await child.exited;
  clearTimeout(timer);
  rmSync(passwordFile, { force: true });
  if (code === 0) return;
  throw new ServiceError(
    `PostgreSQL could not make its data folder ${data} (exit code ${code ?? signal}): ${lines.at(-1) ?? ''}`,
  );
}
