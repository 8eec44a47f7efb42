import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../../../', import.meta.url));
const MIGRATIONS = 'apps/task-api/src/migrations/0*.ts';

/**
 * Builds task-api as it was before its last migration came, from the history of the checkout with the packages
 * of today.
 * @returns the bundle, and the folder to delete in the end
 */
export async function buildBeforeLastMigration(): Promise<{
  bundle: string;
  folder: string;
  migration: string;
}> {
  const git = (...args: string[]) => execFileSync('git', ['-C', ROOT, ...args], { maxBuffer: 2 ** 28 });
  const [commit, , migration] = git(
    'log',
    '-1',
    '--diff-filter=A',
    '--format=%H',
    '--name-only',
    '--',
    MIGRATIONS,
  )
    .toString()
    .split('\n');
  if (!commit || !migration) throw new Error('The history has no migration; this needs a full clone.');
  const folder = mkdtempSync(join(tmpdir(), 'baton-old-'));
  execFileSync('tar', ['-x', '-C', folder], {
    input: git('archive', `${commit}^`, 'apps/task-api', 'libs', 'tsconfig.base.json'),
  });
  linkPackages(folder);
  const bundle = join(folder, 'main.mjs');
  await build({
    entryPoints: [join(folder, 'apps/task-api/src/main.ts')],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    keepNames: true,
    external: ['pg-native', 'pg-hstore'],
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    logLevel: 'error',
  });
  return { bundle, folder, migration };
}

/** The packages of the checkout, but its own libs as they were. */
function linkPackages(folder: string): void {
  const packages = join(folder, 'node_modules');
  mkdirSync(join(packages, '@baton'), { recursive: true });
  for (const name of readdirSync(join(ROOT, 'node_modules'))) {
    if (name !== '@baton') symlinkSync(join(ROOT, 'node_modules', name), join(packages, name));
  }
  for (const lib of readdirSync(join(folder, 'libs'))) {
    symlinkSync(join(folder, 'libs', lib), join(packages, '@baton', lib));
  }
  for (const project of ['apps/task-api', ...readdirSync(join(folder, 'libs')).map((lib) => `libs/${lib}`)]) {
    const own = join(ROOT, project, 'node_modules');
    if (existsSync(own)) symlinkSync(own, join(folder, project, 'node_modules'));
  }
}
