import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * A small process beside ours that outlives it: should we be killed without a chance to stop our children,
 * it sees its input close and ends them, so that no database is left running on nobody's behalf.
 */
export interface Guard {
  readonly pid: number;
  watch(pid: number, signal: NodeJS.Signals): void;
  forget(pid: number): void;
  close(): Promise<void>;
}

export function startGuard(): Guard {
  const program = fileURLToPath(new URL('./guard-process.ts', import.meta.url));
  const guard = spawn(process.execPath, [program], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  // It ends only with us; a broken pipe means that it was killed, and then nobody is left to tell.
  guard.stdin.on('error', () => undefined);
  guard.unref();
  const exited = new Promise<void>((resolve) => guard.once('exit', () => resolve()));
  return {
    pid: guard.pid as number,
    watch: (pid, signal) => void guard.stdin.write(`watch ${pid} ${signal}\n`),
    forget: (pid) => void guard.stdin.write(`forget ${pid}\n`),
    async close() {
      guard.ref();
      guard.stdin.end();
      await exited;
    },
  };
}
