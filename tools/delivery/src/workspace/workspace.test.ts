import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ThrowawayClone } from './throwaway-clone.ts';

const ASK = fileURLToPath(new URL('./ask-affected.ts', import.meta.url));

/** Nx computes a graph, builds and synthesises, on a machine that others are busy on too. */
const SLOW_MS = 240_000;

const APPS = ['auth-fn', 'mail-fn', 'task-api', 'web'];
const UNITS = ['foundation', 'delivery', 'mail', 'auth', 'task-api', 'web'];

/** A change, the apps that it builds, and the units that may have to be deployed then. */
const TABLE: readonly (readonly [file: string, apps: readonly string[], units: readonly string[]])[] = [
  ['apps/task-api/src/app.ts', ['task-api'], ['task-api']],
  ['apps/auth-fn/src/handler.ts', ['auth-fn'], ['auth']],
  ['apps/mail-fn/src/handler.ts', ['mail-fn'], ['mail']],
  ['apps/web/src/app/compose.ts', ['web'], ['web']],
  ['apps/task-api/src/app.int.test.ts', [], []],
  ['apps/auth-fn/src/handler.test.ts', [], []],
  ['apps/mail-fn/src/handler.test.ts', [], []],
  ['apps/web/src/api/api-client.test.ts', [], []],
  ['apps/mail-fn/README.md', [], []],
  // The infrastructure takes names of routes, tables and filters from these; what comes out is compared then.
  ['libs/dto/src/index.ts', ['auth-fn', 'task-api', 'web'], UNITS],
  ['libs/log-schema/src/index.ts', ['auth-fn', 'mail-fn', 'task-api'], UNITS],
  ['libs/json-log/src/index.ts', ['auth-fn', 'mail-fn'], ['mail', 'auth']],
  ['libs/task-rules/src/index.ts', ['task-api', 'web'], ['task-api', 'web']],
  ['infra/src/constructs/mail-route.ts', [], UNITS],
  ['infra/src/stacks/mail.stack.test.ts', [], []],
  ['infra/units/mail/project.json', [], ['mail']],
  ['docker/task-api.Dockerfile', [], ['task-api']],
  ['tools/local/src/main.ts', [], []],
  ['tools/services/src/index.ts', [], []],
  ['tools/e2e/package.json', [], []],
  ['tools/delivery/src/main.ts', [], []],
  ['docs/deploy/picture.md', [], []],
  ['README.md', [], []],
  ['eslint.config.mjs', [], []],
  ['vitest.base.ts', [], []],
  ['.github/workflows/deploy.yml', [], []],
  ['package-lock.json', APPS, UNITS],
  ['tsconfig.base.json', APPS, UNITS],
  ['nx.json', APPS, UNITS],
];

let clone: ThrowawayClone;
let affected: readonly { readonly apps: readonly string[]; readonly units: readonly string[] }[];

beforeAll(() => {
  clone = new ThrowawayClone();
  clone.change('apps/mail-fn/src/gone.ts');
  for (const [file] of TABLE) clone.change(file);
  clone.run('git', 'rm', '--quiet', 'apps/mail-fn/src/gone.ts');
  clone.commit();
  affected = JSON.parse(clone.run('node', ASK, String(TABLE.length + 1))) as typeof affected;
}, SLOW_MS);
afterAll(() => clone.remove());

test.each(TABLE.map((row, index) => [...row, index] as const))(
  'a change of %s builds %j and may deploy %j',
  (_, apps, units, index) => {
    expect(affected[index]).toEqual({ apps, units });
  },
);

test('a file that goes counts for the project that it was in', () => {
  expect(affected.at(-1)).toEqual({ apps: ['mail-fn'], units: ['mail'] });
});

const BROWSER = ['show', 'projects', '--affected', '--base=HEAD^', '--withTarget=e2e', '--json'];

test.each([
  ['apps/web/src/app/compose.ts', ['e2e', 'reproducibility']],
  ['README.md', []],
])(
  'a change of %s has the tests of the whole %j run',
  (file, projects) => {
    clone.change(file);
    expect((JSON.parse(clone.run('nx', ...BROWSER)) as string[]).toSorted()).toEqual(projects);
  },
  SLOW_MS,
);

/** Whether Nx has run each task of a unit's synthesis or taken it from its cache, and the bundle that there is after. */
function synthesise(): { readonly tasks: Record<string, string>; readonly bundle: string } {
  clone.run('nx', 'run', 'infra-mail:synth');
  const { tasks } = JSON.parse(clone.read('.nx/cache/run.json')) as {
    tasks: { taskId: string; cacheStatus: string }[];
  };
  return {
    tasks: Object.fromEntries(
      tasks.map(({ taskId, cacheStatus }) => [taskId, cacheStatus === 'cache-miss' ? 'run' : 'cached']),
    ),
    bundle: clone.read('dist/apps/mail-fn/main.cjs'),
  };
}

test(
  "the cache gives what a build would: another output of a dependency runs the dependent task, and nothing else's does",
  () => {
    const RUN = { 'mail-fn:build': 'run', 'infra-mail:synth': 'run' };
    const CACHED = { 'mail-fn:build': 'cached', 'infra-mail:synth': 'cached' };
    const first = synthesise();
    expect(first.tasks).toEqual(RUN);

    clone.change('apps/mail-fn/src/handler.test.ts', 'apps/mail-fn/README.md');
    expect(synthesise()).toEqual({ tasks: CACHED, bundle: first.bundle });

    const EFFECT = "\nglobalThis.effect = 'another text';";
    clone.rewrite('apps/mail-fn/src/main.ts', (text) => text + EFFECT);
    const changed = synthesise();
    expect(changed.tasks).toEqual(RUN);
    expect(changed.bundle).toContain('another text');

    clone.rewrite('apps/mail-fn/src/main.ts', (text) => text.replace(EFFECT, ''));
    clone.rewrite('dist/apps/mail-fn/main.cjs', (text) => `${text}tampered`);
    expect(synthesise()).toEqual({ tasks: CACHED, bundle: first.bundle });
  },
  SLOW_MS,
);
