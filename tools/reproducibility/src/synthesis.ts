import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runIn } from './checkout.ts';

export const UNITS = ['foundation', 'delivery', 'auth', 'task-api', 'mail', 'web'] as const;
export type Unit = (typeof UNITS)[number];

/** Which unit deploys which app. */
export const APPS = {
  'auth-fn': 'auth',
  'task-api': 'task-api',
  'mail-fn': 'mail',
  web: 'web',
} as const satisfies Readonly<Record<string, Unit>>;

/** Digest by path. */
export type Digests = Readonly<Record<string, string>>;

/** Builds all apps and synthesises all units, as a deployment does. */
export async function synthesiseAll(checkout: string): Promise<void> {
  await runIn(checkout, 'nx', ['run-many', '--targets=synth', '--parallel=2']);
}

/** Synthesises units from what is built, past every cache, and in one process, because loading CDK takes seconds. */
export async function synthesise(checkout: string, units: readonly Unit[]): Promise<void> {
  const program = units.map((unit) => `await import('./infra/src/bin/${unit}.ts');`).join('\n');
  await runIn(checkout, 'node', ['--input-type=module', '--eval', program]);
}

/** Says which line of which file made a resource, for people; no deployment reads it. */
const TRACES = /\.metadata\.json$|^validation-report\.json$/;

/** What a deployment of a unit reads: templates, assets (whose names are their hashes) and manifests. */
export function filesOf(checkout: string, unit: Unit): Digests {
  const folder = join(checkout, 'dist/infra', unit);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile() && !TRACES.test(path))
    .toSorted();
  return Object.fromEntries(files.map((path) => [path, digest(join(folder, path))]));
}

/** The templates of several units. */
export function templatesOf(checkout: string, units: readonly Unit[]): Digests {
  return Object.assign(
    {},
    ...units.map((unit) => {
      const entries = Object.entries(filesOf(checkout, unit));
      return Object.fromEntries(
        entries
          .filter(([path]) => path.endsWith('.template.json'))
          .map(([path, sha256]) => [`${unit}/${path}`, sha256]),
      );
    }),
  ) as Digests;
}

function digest(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
