import { type SpawnOptions, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Guard } from './guard.ts';

export interface ChildOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Runs it as another user (uid, gid); only root can. */
  readonly account?: { readonly uid: number; readonly gid: number };
  /** What asks it to end in good order. Default SIGTERM. */
  readonly stopSignal?: NodeJS.Signals;
  /** Milliseconds after which it is killed if it has not ended. Default 10,000. */
  readonly stopTimeoutMs?: number;
  /** Ends it should this process die without stopping it. */
  readonly guard: Guard;
  /** Gets each line that it prints, on either stream. */
  readonly onLine: (line: string) => void;
}

export interface ChildExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface RunningChild {
  readonly pid: number;
  /** Settles when it has ended, for whatever reason; never rejects. */
  readonly exited: Promise<ChildExit>;
  /** Ends it and waits until it is gone. */
  stop(): Promise<void>;
}

/** Starts a program. @throws the error of the operating system when it cannot be started at all */
export async function spawnChild(options: ChildOptions): Promise<RunningChild> {
  const { stopSignal = 'SIGTERM', stopTimeoutMs = 10_000, guard } = options;
  const spawnOptions: SpawnOptions = {
    env: options.env,
    cwd: options.cwd,
    ...options.account,
    // Its own process group: Ctrl-C at the terminal reaches only us, and we stop the parts in order.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  };
  const child = spawn(options.command, options.args, spawnOptions);
  const exited = new Promise<ChildExit>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream as Readable }).on('line', options.onLine);
  }
  const pid = await new Promise<number>((resolve, reject) => {
    child.once('spawn', () => resolve(child.pid as number));
    child.once('error', reject);
  });
  guard.watch(pid, stopSignal);
  void exited.then(() => guard.forget(pid));
  return {
    pid,
    exited,
    async stop() {
      child.kill(stopSignal);
      const timer = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs);
      await exited;
      clearTimeout(timer);
    },
  };
}
