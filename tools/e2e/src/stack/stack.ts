import type { Endpoints } from '@baton/local';
import getPort from 'get-port';
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../../local/src/main.ts', import.meta.url));
const START_LIMIT_MS = 60_000;

/** How one run of `npm start`'s program went. */
export interface Outcome {
  readonly code: number | null;
  readonly output: string;
}

/** The whole system, started as a person does, on data of its own. */
export interface Stack {
  /** Read anew each time, since parts that are started again get new process ids. */
  endpoints(): Endpoints;
  /** Everything it has printed so far. */
  output(): string;
  /** Asks it to stop with a signal and waits until it has. Default SIGTERM. */
  stop(signal?: NodeJS.Signals): Promise<Outcome>;
}

/** The settings of one stack; two starts with the same settings are the same system. */
export interface StackSettings {
  readonly home: string;
  readonly sitePort: number;
  readonly inboxPort: number;
  /** Further ones, by their names in the environment. */
  readonly variables?: Readonly<Record<string, string>>;
}

export async function createSettings(): Promise<StackSettings> {
  const home = mkdtempSync(join(tmpdir(), 'baton-e2e-'));
  chmodSync(home, 0o755);
  return {
    home,
    sitePort: await getPort({ host: '127.0.0.1' }),
    inboxPort: await getPort({ host: '127.0.0.1' }),
  };
}

export function removeData({ home }: StackSettings): void {
  rmSync(home, { recursive: true, force: true });
}

/** Runs the program until it ends by itself, as it does when something is in its way. */
export async function runToEnd(settings: StackSettings, args: readonly string[] = []): Promise<Outcome> {
  const run = start(settings, args);
  return run.ended;
}

export async function startStack(settings: StackSettings, args: readonly string[] = []): Promise<Stack> {
  const run = start(settings, args);
  const ready = Promise.withResolvers<'ready'>();
  run.child.stdout?.on('data', () => run.output().includes('Baton is ready.') && ready.resolve('ready'));
  const timer = setTimeout(
    () => ready.reject(new Error(`not ready in time:\n${run.output()}`)),
    START_LIMIT_MS,
  );
  const first = await Promise.race([ready.promise, run.ended]).finally(() => clearTimeout(timer));
  if (first !== 'ready') throw new Error(`ended with exit code ${first.code}:\n${first.output}`);
  return {
    endpoints: () => JSON.parse(readFileSync(join(settings.home, 'endpoints.json'), 'utf8')) as Endpoints,
    output: run.output,
    async stop(signal = 'SIGTERM') {
      run.child.kill(signal);
      return run.ended;
    },
  };
}

/** What tells the program its settings; nothing else of our environment reaches it. */
export function environmentOf({ home, sitePort, inboxPort, variables }: StackSettings): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    PORT: `${sitePort}`,
    INBOX_PORT: `${inboxPort}`,
    BATON_HOME: home,
    ...variables,
  };
}

function start(settings: StackSettings, args: readonly string[]) {
  const child: ChildProcess = spawn(process.execPath, [PROGRAM, ...args], {
    env: environmentOf(settings),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => (printed += String(chunk)));
  const ended = new Promise<Outcome>((resolve) =>
    child.once('close', (code) => resolve({ code, output: printed })),
  );
  return { child, ended, output: () => printed };
}
