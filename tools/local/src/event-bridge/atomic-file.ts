import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';

/** The ending of files that are being written; one that is left over belongs to a crash. */
export const PARTIAL = '.partial';

/** Writes a file so that a crash leaves the old content or the new one, on disk and whole. */
export async function writeFileAtomically(path: string, content: string): Promise<void> {
  const partial = `${path}.${randomUUID()}${PARTIAL}`;
  try {
    await writeFile(partial, content, { flush: true });
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}
