import { ThrowawayClone } from '@baton/delivery/throwaway-clone';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import type { Outcome } from '../outcome.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const WARM_MAX_S = 5;

/** With nothing in the cache all tests run, which takes minutes. */
const ALL_MS = 30 * 60_000;

/** Without what the Nx that runs this tells its tasks of itself. */
const ENV = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('NX_')));

interface Run {
  readonly seconds: number;
  /** Ids of all tasks, and of those that were not taken from the cache. */
  readonly tasks: readonly string[];
  readonly executed: readonly string[];
}

/** How long it takes to see that nothing has changed, and how much is built when one app has. */
export async function measureBuildCache(): Promise<Outcome> {
  const checks = ['run-many', '-t', 'lint', 'typecheck', 'test', 'build'];
  runNx(ROOT, checks);
  const warm = runNx(ROOT, checks);

  const clone = new ThrowawayClone();
  try {
    const builds = ['run-many', '-t', 'build'];
    const cold = runNx(clone.root, builds);
    clone.change('apps/mail-fn/src/main.ts');
    const changed = runNx(clone.root, builds);
    return {
      name: 'The cache of builds and tests',
      lines: [
        `nothing has changed    ${toLine(warm)} (at most ${WARM_MAX_S} s): ${checks.join(' ')}`,
        `a fresh clone          ${toLine(cold)}: ${builds.join(' ')}`,
        `mail-fn has changed    ${toLine(changed)}: ${changed.executed.join(', ')}`,
      ],
      isMet:
        warm.seconds < WARM_MAX_S &&
        warm.executed.length === 0 &&
        changed.executed.join() === 'mail-fn:build',
    };
  } finally {
    clone.remove();
  }
}

/** @throws Error with what Nx printed when a task fails */
function runNx(root: string, args: readonly string[]): Run {
  const startedAt = performance.now();
  const { status, stdout, stderr } = spawnSync('nx', [...args], {
    cwd: root,
    encoding: 'utf8',
    timeout: ALL_MS,
    maxBuffer: 256 * 1024 * 1024,
    env: { ...ENV, NX_DAEMON: 'false', NX_TUI: 'false' },
  });
  const seconds = (performance.now() - startedAt) / 1_000;
  if (status !== 0) throw new Error(`nx ${args.join(' ')}:\n${stdout}\n${stderr}`);
  const { tasks } = JSON.parse(readFileSync(join(root, '.nx/cache/run.json'), 'utf8')) as {
    tasks: { taskId: string; cacheStatus: string }[];
  };
  const executed = tasks.filter(({ cacheStatus }) => cacheStatus === 'cache-miss');
  return {
    seconds,
    tasks: tasks.map(({ taskId }) => taskId),
    executed: executed.map(({ taskId }) => taskId),
  };
}

function toLine({ seconds, tasks, executed }: Run): string {
  return `${seconds.toFixed(1)} s, ${executed.length} of ${tasks.length} tasks run`;
}
