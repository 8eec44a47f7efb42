import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const READY = 'Baton is ready.';
const READY_LIMIT_MS = 60_000;

/** Baton as `npm start` runs it. */
export interface LocalSystem {
  /** From the start of the program until it says that it is ready. */
  readonly readyMs: number;
  stop(): Promise<void>;
}

/** @param program from the root of the checkout; `tools/setup/start.mjs` is what `npm start` runs */
export async function startLocalSystem(
  program: 'tools/setup/start.mjs' | 'tools/local/src/main.ts',
  env: Readonly<Record<string, string>>,
): Promise<LocalSystem> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [program], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  try {
    const readyMs = await untilReady(child, startedAt);
    return {
      readyMs,
      async stop() {
        child.kill('SIGTERM');
        await exited;
      },
    };
  } catch (error) {
    child.kill('SIGTERM');
    throw error;
  }
}

async function untilReady(child: ChildProcess, startedAt: number): Promise<number> {
  const ready = Promise.withResolvers<number>();
  let printed = '';
  child.stdout?.on('data', (chunk) => {
    printed += String(chunk);
    if (printed.includes(READY)) ready.resolve(performance.now() - startedAt);
  });
  child.once('exit', () => ready.reject(new Error(`Baton has ended:\n${printed}`)));
  const late = delay(READY_LIMIT_MS, undefined, { ref: false }).then(() => {
    throw new Error(`Baton is not ready in time:\n${printed}`);
  });
  return Promise.race([ready.promise, late]);
}
