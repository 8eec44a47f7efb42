import { createHash } from 'node:crypto';
import { readFileSync, unwatchFile, watchFile } from 'node:fs';

const LOOK_EVERY_MS = 300;

export interface BundleWatch {
  stop(): Promise<void>;
}

/**
 * Tells when a built file is another one than before. It looks from time to time, because a build takes its folder
 * away, and events of the file system with it.
 */
export function watchBundle(path: string, onChange: () => void, everyMs = LOOK_EVERY_MS): BundleWatch {
  let known = digest(path);
  const look = () => {
    const found = digest(path);
    if (found === undefined || found === known) return;
    known = found;
    onChange();
  };
  watchFile(path, { interval: everyMs, persistent: false }, look);
  return { stop: async () => unwatchFile(path, look) };
}

/** Undefined while there is no file, in the midst of a build. */
function digest(path: string): string | undefined {
  try {
    return createHash('sha256').update(readFileSync(path)).digest('hex');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
