import { ServiceError } from '@baton/services';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as z from 'zod';

const lockSchema = z.object({ pid: z.int().positive(), startedAt: z.iso.datetime() });

/**
 * Takes the lock of a data folder, so that no two systems run on the same data. A lock whose process is gone
 * is taken over.
 * @returns gives the lock back
 * @throws ServiceError when another system has it, or when nobody can say who has it
 */
export function takeLock(path: string): () => void {
  for (;;) {
    try {
      const content = JSON.stringify({ pid: process.pid, startedAt: new Date().toISOString() });
      writeFileSync(path, content, { flag: 'wx' });
      return () => rmSync(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      refuseUnlessStale(path);
      rmSync(path, { force: true });
    }
  }
}

function refuseUnlessStale(path: string): void {
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
  const { pid, startedAt } = holder.data;
  if (!isRunning(pid)) return;
  throw new ServiceError(
    `Baton has been running on this data folder since ${startedAt} as process ${pid}; stop it, or set BATON_HOME, PORT and INBOX_PORT to run a second one (if process ${pid} is no Baton, delete ${path}).`,
  );
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
