import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('./guard-process.ts', import.meta.url));

/**
 * A small process beside ours that outlives it: should we be killed without a chance to stop our children,
 * it sees its input close and ends them, so that no database is left running on nobody's behalf. It is started
 * again when it is killed itself.
 */
export interface Guard {
  watch(pid: number, signal: NodeJS.Signals): void;
  forget(pid: number): void;
  close(): Promise<void>;
}

/**
 * @param pidFile says who guards; whoever takes over from a process that is gone waits for that process first
 */
export function startGuard(pidFile?: string): Guard {
  const watched = new Map<number, NodeJS.Signals>();
  let closing = false;
  let current = start();

  function start() {
    const guard = spawn(process.execPath, [PROGRAM], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
    // A guard that was killed leaves a broken pipe; its end below says so.
    guard.stdin.on('error', () => undefined);
    guard.unref();
    if (pidFile) writeFileSync(pidFile, `${guard.pid}`);
    for (const [pid, signal] of watched) guard.stdin.write(`watch ${pid} ${signal}\n`);
    const exited = new Promise<void>((resolve) => {
      guard.once('exit', () => {
        if (!closing) current = start();
        resolve();
      });
    });
    return { guard, exited };
  }

  return {
    watch(pid, signal) {
      watched.set(pid, signal);
      current.guard.stdin.write(`watch ${pid} ${signal}\n`);
    },
    forget(pid) {
      watched.delete(pid);
      current.guard.stdin.write(`forget ${pid}\n`);
    },
    async close() {
      closing = true;
      current.guard.ref();
      current.guard.stdin.end();
      await current.exited;
      if (pidFile) rmSync(pidFile, { force: true });
    },
  };
}
