import { expect, test } from 'vitest';
import { stageNamed } from '../test-support/synth.ts';
import { runMigration } from './run-migration.ts';

const TASK_ARN = 'arn:aws:ecs:ap-northeast-2:111122223333:task/baton-dev-cluster/0a1b';

/** An AWS CLI that gives the answers one by one; an error is a call that fails. */
function cli(answers: readonly (object | Error)[]) {
  const calls: string[] = [];
  const left = [...answers];
  return {
    calls,
    aws: async (args: readonly string[]) => {
      calls.push(args.join(' '));
      const answer = left.shift();
      if (answer instanceof Error) throw answer;
      return JSON.stringify(answer);
    },
  };
}

const started = { tasks: [{ taskArn: TASK_ARN }], failures: [] };
const stopped = (container: object) => ({ tasks: [{ stoppedReason: 'Essential', containers: [container] }] });

async function run({ aws }: ReturnType<typeof cli>) {
  const lines: string[] = [];
  await runMigration({ stage: stageNamed('dev'), aws, print: (line) => lines.push(line) });
  return lines;
}

test('a migration is started, waited for and looked at', async () => {
  const fake = cli([started, {}, stopped({ exitCode: 0 })]);
  expect(await run(fake)).toEqual([`Migrating: ${TASK_ARN}`, 'Migrated.']);
  expect(fake.calls).toEqual([
    'ecs run-task --cluster baton-dev-cluster --task-definition baton-dev-migration ' +
      '--capacity-provider-strategy capacityProvider=baton-dev-instances,weight=1',
    `ecs wait tasks-stopped --cluster baton-dev-cluster --tasks ${TASK_ARN}`,
    `ecs describe-tasks --cluster baton-dev-cluster --tasks ${TASK_ARN}`,
  ]);
});

test('one that fails is an error that says where its log is', async () => {
  await expect(run(cli([started, {}, stopped({ exitCode: 1 })]))).rejects.toThrow(
    'The migration failed (exit code 1, Essential). ' +
      'Its log is the stream migrate/task-api/0a1b of /baton/dev/task-api.',
  );
});

test('one whose image cannot be pulled has no exit code, and is an error', async () => {
  const container = { reason: 'CannotPullContainerError' };
  await expect(run(cli([started, {}, stopped(container)]))).rejects.toThrow(
    'exit code none, CannotPullContainerError',
  );
});

test('one that ECS does not start is an error with its reason', async () => {
  await expect(run(cli([{ tasks: [], failures: [{ reason: 'RESOURCE:MEMORY' }] }]))).rejects.toThrow(
    'ECS did not start the migration: [{"reason":"RESOURCE:MEMORY"}]',
  );
});

test('one that takes longer than the CLI waits is waited for again', async () => {
  const fake = cli([started, new Error('Max attempts exceeded'), {}, stopped({ exitCode: 0 })]);
  expect(await run(fake)).toContain('Migrated.');
});

test('one that is not seen to end within an hour is an error', async () => {
  const waits = Array.from({ length: 6 }, () => new Error('Max attempts exceeded'));
  await expect(run(cli([started, ...waits]))).rejects.toThrow('The end of the migration could not be seen');
});
