import { ServiceError } from '@baton/services';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod';

/** How long the processes of a start that was killed may take to end. */
const GUARD_LIMIT_MS = 15_000;

const lockSchema = z.object({
  pid: z.int().positive(),
  guard: z.int().positive(),
  startedAt: z.iso.datetime(),
});

/**
 * Takes the lock of a data folder, so that no two systems run on the same data. A lock whose process is gone
 * is taken over, once that one's guard has ended what it left.
 * @param guard our own guard's process id
 * @returns gives the lock back
 * @throws ServiceError when another system has it, or when nobody can say who has it
 */
export async function takeLock(path: string, guard: number): Promise<() => void> {
  for (;;) {
    try {
      const content = JSON.stringify({ pid: process.pid, guard, startedAt: new Date().toISOString() });
      writeFileSync(path, content, { flag: 'wx' });
      return () => rmSync(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      await refuseUnlessStale(path);
      rmSync(path, { force: true });
    }
  }
}

async function refuseUnlessStale(path: string): Promise<void> {
  let content: string;
  try {
    content = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const holder = lockSchema.safeParse(parseJson(content));
  if (!holder.success) {
    throw new ServiceError(
      `The lock file ${path} is damaged, probably by a start that crashed; make sure that no other Baton runs on this folder, delete the file and start again.`,
    );
  }
  const { pid, guard, startedAt } = holder.data;
  if (!isRunning(pid)) return untilGone(guard);
  throw new ServiceError(
    `Baton has been running on this data folder since ${startedAt} as process ${pid}; stop it, or set BATON_HOME, PORT and INBOX_PORT to run a second one (if process ${pid} is no Baton, delete ${path}).`,
  );
}

async function untilGone(pid: number): Promise<void> {
  const deadline = Date.now() + GUARD_LIMIT_MS;
  while (isRunning(pid) && Date.now() < deadline) await delay(50);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: it is there and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
