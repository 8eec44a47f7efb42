import type { RunCommand } from '../commands/command.ts';
import { resourceName, type StageName, type Unit } from '../units.ts';
import type { Assembly } from './assembly.ts';
import { provideImage } from './image.ts';

/** CloudFormation waits for a service to be stable, for a database and for a distribution. */
const STACKS_MS = 60 * 60_000;
/** As long as the migration's own waiting may take, and a little. */
const MIGRATION_MS = 70 * 60_000;
const CHECK_MS = 60_000;

export interface DeployOptions {
  readonly stage: StageName;
  readonly region: string;
  /** The commit that the assembly was synthesised from. */
  readonly commit: string;
  readonly assembly: Assembly;
  readonly run: RunCommand;
}

/** Brings one unit to what was synthesised, and returns when that serves. @throws Error, after which nothing goes on */
export async function deployUnit(unit: Unit, options: DeployOptions): Promise<void> {
  const { stage, run } = options;
  if (unit === 'task-api') return deployTaskApi(options);
  if (unit === 'auth') {
    await run('node', ['infra/src/bin/require-arm64.ts', 'dist/apps/auth-fn'], { timeoutMs: CHECK_MS });
  }
  await deployStacks(options, resourceName(stage, '*'));
}

/** The service moves after the migration of the same image has succeeded, and not otherwise. */
async function deployTaskApi(options: DeployOptions): Promise<void> {
  const { stage, assembly, run } = options;
  await provideImage({ ...options, contentTag: assembly.output('ImageTag') });
  await deployStacks(options, resourceName(stage, 'task-api-base'), '--exclusively');
  await deployStacks(options, resourceName(stage, 'task-api-migration'), '--exclusively');
  await run('node', ['infra/src/bin/migrate-database.ts', stage], { timeoutMs: MIGRATION_MS, isShown: true });
  await deployStacks(options, resourceName(stage, 'task-api'), '--exclusively');
}

async function deployStacks(
  { assembly, run }: DeployOptions,
  stacks: string,
  ...options: readonly string[]
): Promise<void> {
  await run(
    'cdk',
    [
      ...['deploy', '--app', assembly.folder, '--require-approval', 'never', '--progress', 'events'],
      ...options,
      stacks,
    ],
    { timeoutMs: STACKS_MS, isShown: true },
  );
}
