import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const SOURCE = import.meta.dirname;

interface Import {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly target: string;
}

/** Every import from one folder of `src` in another one, but those of tests. */
const imports: Import[] = globSync('*/**/*.ts', { cwd: SOURCE })
  .filter((file) => !file.endsWith('.test.ts') && !file.includes('test-support'))
  .flatMap((file) =>
    [...readFileSync(join(SOURCE, file), 'utf8').matchAll(/ from '(\.[^']+)'/g)].map(([, path = '']) => {
      const target = relative(SOURCE, join(SOURCE, dirname(file), path)).replaceAll(sep, '/');
      return { file, from: folderOf(file), to: folderOf(target), target };
    }),
  )
  .filter(({ from, to }) => from !== to);

function folderOf(path: string): string {
  return path.split(/[\\/]/)[0] ?? '';
}

/** The folders of a ring of imports; none when there is no ring. */
function findRing(folder: string, path: readonly string[] = []): string[] {
  if (path.includes(folder)) return [...path.slice(path.indexOf(folder)), folder];
  const next = new Set(imports.filter(({ from }) => from === folder).map(({ to }) => to));
  for (const each of next) {
    const ring = findRing(each, [...path, folder]);
    if (ring.length > 0) return ring;
  }
  return [];
}

describe('the folders of features', () => {
  it('import one another without a ring', () => {
    expect(imports.length).toBeGreaterThan(100);
    const folders = new Set(imports.map(({ from }) => from));
    expect([...folders].map((folder) => findRing(folder)).filter((ring) => ring.length > 0)).toEqual([]);
  });

  it('import one another through their index', () => {
    const past = imports.filter(({ to, target }) => to !== 'platform' && !target.endsWith('/index.ts'));
    expect(past.map(({ file, target }) => `${file} → ${target}`)).toEqual([]);
  });
});
