import { capacityProviderName, resourceName } from '../config/names.ts';
import type { Stage } from '../config/stage.ts';

/** Calls the AWS CLI with JSON as its output, and gives what it printed. @throws Error when it fails */
export type AwsCli = (args: readonly string[]) => Promise<string>;

export interface RunMigrationOptions {
  readonly stage: Stage;
  readonly aws: AwsCli;
  readonly print: (line: string) => void;
}

interface StoppedTask {
  readonly stoppedReason?: string;
  readonly containers: readonly { readonly exitCode?: number; readonly reason?: string }[];
}

/** How often `aws ecs wait`, which gives up after ten minutes, is asked again. */
const WAITS = 6;

/**
 * Brings the stage's database up to date with the image of the deployed task definition, and returns when that
 * is done.
 * @throws Error when the migration did not succeed; the service must then stay as it is
 */
export async function runMigration({ stage, aws, print }: RunMigrationOptions): Promise<void> {
  const cluster = ['--cluster', resourceName(stage, 'cluster')];
  const { tasks, failures } = JSON.parse(
    await aws([
      ...['ecs', 'run-task', ...cluster],
      ...['--task-definition', resourceName(stage, 'migration')],
      ...['--capacity-provider-strategy', `capacityProvider=${capacityProviderName(stage)},weight=1`],
    ]),
  ) as { tasks: { taskArn: string }[]; failures: unknown[] };
  const taskArn = tasks[0]?.taskArn;
  if (!taskArn) throw new Error(`ECS did not start the migration: ${JSON.stringify(failures)}`);
  print(`Migrating: ${taskArn}`);

  await waitUntilStopped(aws, [...cluster, '--tasks', taskArn]);
  const described = JSON.parse(await aws(['ecs', 'describe-tasks', ...cluster, '--tasks', taskArn])) as {
    tasks: StoppedTask[];
  };
  const [container] = described.tasks[0]?.containers ?? [];
  if (container?.exitCode !== 0) {
    const taskId = taskArn.slice(taskArn.lastIndexOf('/') + 1);
    throw new Error(
      `The migration failed (exit code ${container?.exitCode ?? 'none'}, ` +
        `${container?.reason ?? described.tasks[0]?.stoppedReason ?? 'no reason given'}). ` +
        `Its log is the stream migrate/task-api/${taskId} of /baton/${stage.name}/task-api.`,
    );
  }
  print('Migrated.');
}

/** A first migration waits for its instance, and a long one may run for an hour. */
async function waitUntilStopped(aws: AwsCli, task: readonly string[]): Promise<void> {
  for (let wait = 1; ; wait += 1) {
    try {
      await aws(['ecs', 'wait', 'tasks-stopped', ...task]);
      return;
    } catch (error) {
      if (wait === WAITS) throw new Error('The end of the migration could not be seen', { cause: error });
    }
  }
}
