import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type RunningChild, spawnChild } from '../process/child.ts';
import type { Guard } from '../process/guard.ts';
import { ServiceError } from '../process/service-error.ts';
import { postgresBinaries } from './postgres-binaries.ts';
import { type Account, postgresAccount, prepareDataFolder, reachableBinaries } from './postgres-folder.ts';

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

/** Makes a cluster in `folder` unless there is one. Its password lies beside the folder. */
export async function preparePostgres(folder: string): Promise<PostgresCluster> {
  const account = postgresAccount();
  const { folder: shipped, version } = postgresBinaries();
  const binaries = reachableBinaries(shipped, account, version);
  const data = prepareDataFolder(folder, account);
  const passwordFile = join(dirname(folder), 'postgres-password');
  if (!existsSync(join(data, 'PG_VERSION'))) {
    const password = randomBytes(24).toString('base64url');
    await initialise({ binaries, data, password, account });
    writeFileSync(passwordFile, password, { mode: 0o600 });
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
      options.onLine(line);
      if (line.includes(READY_LINE)) ready.resolve('ready');
    },
  });
  const timer = setTimeout(
    () => ready.reject(new ServiceError('PostgreSQL was not ready in time.')),
    START_LIMIT_MS,
  );
  const outcome = await Promise.race([ready.promise, child.exited]).finally(() => clearTimeout(timer));
  if (outcome !== 'ready') {
    throw new ServiceError(
      `PostgreSQL ended while it was starting (exit code ${outcome.code ?? outcome.signal}).`,
    );
  }
  return { child, url: `postgres://${USER}:${cluster.password}@127.0.0.1:${options.port}/postgres` };
}

async function initialise({ binaries, data, password, account }: PostgresCluster): Promise<void> {
  const passwordFile = join(tmpdir(), `baton-${randomBytes(8).toString('hex')}`);
  writeFileSync(passwordFile, password, { mode: 0o600, flag: 'wx' });
  if (account) chownSync(passwordFile, account.uid, account.gid);
  try {
    await promisify(execFile)(
      join(binaries, 'bin', 'initdb'),
      [
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
      { ...account, cwd: '/', env: { PATH: process.env['PATH'], LC_ALL: 'C' }, timeout: START_LIMIT_MS },
    );
  } catch (cause) {
    // A half-made cluster would pass for a whole one at the next start.
    rmSync(join(data, 'PG_VERSION'), { force: true });
    throw new ServiceError(`PostgreSQL could not make its data folder ${data}.`, { cause });
  } finally {
    rmSync(passwordFile, { force: true });
  }
}
