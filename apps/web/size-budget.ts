import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** What the check needs to know of a file that was built. */
export interface BuiltChunk {
  readonly code: string;
  readonly isEntry: boolean;
  readonly name: string;
  readonly imports: readonly string[];
}

const KB = 1024;

/**
 * Fails the build when the scripts that a page waits for grow beyond their budget; see docs/decisions/041.
 * @param budgets of each entry, in KB (1024 bytes) gzipped
 */
export function sizeBudget(budgets: Readonly<Record<string, number>>): Plugin {
  return {
    name: 'baton-size-budget',
    apply: 'build',
    // Later than `generateBundle`, in which Vite adds to each script what the pages loaded later need.
    writeBundle(_options, bundle) {
      const chunks = new Map<string, BuiltChunk>();
      for (const file of Object.values(bundle)) if (file.type === 'chunk') chunks.set(file.fileName, file);
      for (const [entry, size] of entrySizes(chunks)) {
        const budget = budgets[entry];
        if (budget === undefined) this.error(`The page ${entry} has no budget`);
        if (size > budget * KB) {
          this.error(`The page ${entry} loads ${(size / KB).toFixed(1)} KB of scripts, and may ${budget}`);
        }
      }
    },
  };
}

/** Of each entry, what it and all that it imports come to, in bytes gzipped; what is imported later is not in it. */
export function entrySizes(chunks: ReadonlyMap<string, BuiltChunk>): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const [fileName, { isEntry, name }] of chunks) {
    if (!isEntry) continue;
    const files = [...reached(fileName, chunks)];
    const bytes = files.map((file) => gzipSync(chunks.get(file)?.code ?? '').length);
    sizes.set(
      name,
      bytes.reduce((sum, size) => sum + size, 0),
    );
  }
  return sizes;
}

function reached(
  fileName: string,
  chunks: ReadonlyMap<string, BuiltChunk>,
  found = new Set<string>(),
): ReadonlySet<string> {
  if (found.has(fileName)) return found;
  found.add(fileName);
  for (const next of chunks.get(fileName)?.imports ?? []) reached(next, chunks, found);
  return found;
}
