import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';

const LOOK_EVERY_MS = 300;

export interface BundleWatch {
  stop(): Promise<void>;
}

/**
 * Tells when a built file is another one than before. It looks from time to time, because a build takes its folder
 * away, and events of the file system with it.
 */
export function watchBundle(path: string, onChange: () => void, everyMs = LOOK_EVERY_MS): BundleWatch {
  let known = look(path);
  const timer = setInterval(() => {
    const found = look(path, known);
    const isAnother = found !== undefined && found.digest !== known?.digest;
    known = found ?? known;
    if (isAnother) onChange();
  }, everyMs).unref();
  return { stop: async () => clearInterval(timer) };
}

interface Look {
  readonly writtenAt: number;
  readonly digest: string;
}

/** Undefined while there is no file, in the midst of a build; what is known already is not read again. */
function look(path: string, known?: Look): Look | undefined {
  try {
    const writtenAt = statSync(path).mtimeMs;
    if (writtenAt === known?.writtenAt) return known;
    return { writtenAt, digest: createHash('sha256').update(readFileSync(path)).digest('hex') };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
