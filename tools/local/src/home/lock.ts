import { ServiceError } from '@baton/services';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod';

/** How long the processes of a start that was killed may take to end. */
const GUARD_LIMIT_MS = 15_000;

const lockSchema = z.object({ pid: z.int().positive(), startedAt: z.iso.datetime() });

/**
 * Takes the lock of a data folder, so that no two systems run on the same data. A lock whose process is gone
 * is taken over, once that one's guard has ended what it left.
 * @param guardFile where a guard says its process id
 * @returns gives the lock back
 * @throws ServiceError when another system has it, or when nobody can say who has it
 */
export async function takeLock(path: string, guardFile: string): Promise<() => void> {
  const mine = `${path}.${process.pid}`;
  // Linked whole, so that nobody ever reads half a lock.
  writeFileSync(mine, JSON.stringify({ pid: process.pid, startedAt: new Date().toISOString() }));
  try {
    while (!link(mine, path)) {
      const found = read(path);
      if (found === undefined) continue;
      refuseUnlessStale(path, found);
      await untilGone(Number(read(guardFile)));
      remove(path, found);
    }
  } finally {
    rmSync(mine, { force: true });
  }
  return () => rmSync(path, { force: true });
}

/** Whether there was no lock and it is ours now. */
function link(mine: string, path: string): boolean {
  try {
    linkSync(mine, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Removes the lock that was found stale, and not one that somebody took in the meantime. */
function remove(path: string, stale: string): void {
  const aside = `${path}.stale-${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (read(aside) !== stale) link(aside, path);
  rmSync(aside, { force: true });
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function refuseUnlessStale(path: string, content: string): void {
  const holder = lockSchema.safeParse(parseJson(content));
  if (!holder.success) {
    throw new ServiceError(
      `The lock file ${path} is damaged, probably by a start that crashed; make sure that no other Baton runs on this folder, delete the file and start again.`,
    );
  }
  const { pid, startedAt } = holder.data;
  if (!isRunning(pid)) return;
  throw new ServiceError(
    `Baton has been running on this data folder since ${startedAt} as process ${pid}; stop it, or set BATON_HOME, PORT and INBOX_PORT to run a second one (if process ${pid} is no Baton, delete ${path}).`,
  );
}

async function untilGone(guard: number): Promise<void> {
  const deadline = Date.now() + GUARD_LIMIT_MS;
  while (guard > 0 && isRunning(guard) && Date.now() < deadline) await delay(50);
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
