import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const ASSETS = join(ROOT, 'dist', 'apps', 'web', 'assets');

interface Graph {
  readonly graph: {
    readonly nodes: Readonly<
      Record<string, { readonly type: string; readonly data: { readonly root: string } }>
    >;
    readonly dependencies: Readonly<Record<string, readonly { readonly target: string }[]>>;
  };
}

test('no app depends on another app or on a tool', () => {
  const folder = mkdtempSync(join(tmpdir(), 'baton-graph-'));
  const file = join(folder, 'graph.json');
  execFileSync('nx', ['graph', `--file=${file}`], { cwd: ROOT, env: { ...process.env, NX_DAEMON: 'false' } });
  const { graph } = JSON.parse(readFileSync(file, 'utf8')) as Graph;
  rmSync(folder, { recursive: true });
  const apps = Object.keys(graph.nodes).filter((name) => graph.nodes[name]?.data.root.startsWith('apps/'));
  expect(apps.toSorted()).toEqual(['auth-fn', 'mail-fn', 'task-api', 'web']);
  const targets = apps.flatMap((app) => graph.dependencies[app]?.map(({ target }) => target) ?? []);
  const wrong = targets.filter((target) => /^(apps|tools)\//.test(graph.nodes[target]?.data.root ?? ''));
  expect(wrong).toEqual([]);
});

test('the site contains no server code, and of the libs only words, limits and the rules of tasks', () => {
  const sources = readdirSync(ASSETS)
    .filter((name) => name.endsWith('.map'))
    .flatMap(
      (name) => (JSON.parse(readFileSync(join(ASSETS, name), 'utf8')) as { sources: string[] }).sources,
    );
  expect(sources.length).toBeGreaterThan(100);
  expect(
    sources.filter((source) => /node_modules\/(zod|express|sequelize|pg|@aws-sdk|jose)\//.test(source)),
  ).toEqual([]);
  expect(sources.filter((source) => /apps\/(task-api|auth-fn|mail-fn)\//.test(source))).toEqual([]);
  const libs = new Set(sources.flatMap((source) => /libs\/.*/.exec(source)?.[0] ?? []));
  expect([...libs].toSorted()).toEqual([
    'libs/dto/src/limits.ts',
    'libs/task-rules/src/roll-up.ts',
    'libs/task-rules/src/task-patch.ts',
    'libs/vocabulary/src/index.ts',
  ]);
});

test('source maps of the site are built, and nothing that is published names one', () => {
  const names = readdirSync(ASSETS);
  expect(names.filter((name) => /^(app|login)-[\w-]{8}\.js\.map$/.test(name))).toHaveLength(2);
  const published = names.filter((name) => /\.(js|css)$/.test(name));
  const naming = published.filter((name) =>
    readFileSync(join(ASSETS, name), 'utf8').includes('sourceMappingURL'),
  );
  expect(naming).toEqual([]);
});

test('no bundle names a place of the machine that built it', () => {
  const folder = join(ROOT, 'dist', 'apps');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.([cm]?js|html)$/.test(name),
  );
  expect(files.length).toBeGreaterThan(4);
  const root = ROOT.replace(/\/$/, '');
  expect(files.filter((name) => readFileSync(join(folder, name), 'utf8').includes(root))).toEqual([]);
});

test('auth-fn, which people wait for at a cold start, is at most 500 KB', () => {
  const { size } = statSync(join(ROOT, 'dist', 'apps', 'auth-fn', 'main.cjs'));
  expect(size).toBeLessThanOrEqual(500_000);
});
