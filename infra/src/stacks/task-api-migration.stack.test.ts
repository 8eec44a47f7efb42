import { Match, type Template } from 'aws-cdk-lib/assertions';
import { beforeAll, expect, test } from 'vitest';
import { managedPolicies, statementsOf, unscopedStatements } from '../test-support/policies.ts';
import { stageNamed, templateOf } from '../test-support/synth.ts';
import { TaskApiMigrationStack } from './task-api-migration.stack.ts';

let dev: Template;

beforeAll(() => {
  dev = templateOf((app) => new TaskApiMigrationStack(app, { stage: stageNamed('dev'), imageTag: '0a1b' }));
});

/** The id of the parameter by which CloudFormation reads what the unit has published under a name. */
function publishedAs(name: string): string {
  const [id, ...others] = Object.keys(
    dev.findParameters('*', { Type: 'AWS::SSM::Parameter::Value<String>', Default: name }),
  );
  expect(others).toEqual([]);
  return id as string;
}

test('the migration runs the new image as an unprivileged task that may read the password and nothing else', () => {
  dev.hasResourceProperties('AWS::ECS::TaskDefinition', {
    Family: 'baton-dev-migration',
    NetworkMode: 'bridge',
    ContainerDefinitions: [
      Match.objectLike({
        Command: ['migrate'],
        Image: { 'Fn::Join': ['', Match.arrayWith(['/baton-dev-task-api:0a1b'])] },
        ReadonlyRootFilesystem: true,
        Privileged: Match.absent(),
        LinuxParameters: { Capabilities: { Drop: ['ALL'] }, InitProcessEnabled: true },
        MemoryReservation: 64,
      }),
    ],
  });
  const allowed = statementsOf(dev).filter(({ of }) => of.startsWith('MigrationTaskTaskRole'));
  expect(allowed.map(({ Action, Resource }) => [Action, Resource])).toEqual([
    ['secretsmanager:GetSecretValue', { Ref: publishedAs('/baton/dev/task-api/database-secret-arn') }],
    ['kms:Decrypt', { Ref: publishedAs('/baton/dev/foundation/key-arn') }],
  ]);
});

test('the migration connects over TLS that it verifies, without a password in its definition', () => {
  const [task] = Object.values(dev.findResources('AWS::ECS::TaskDefinition'));
  const environment: { Name: string; Value: unknown }[] =
    task?.['Properties'].ContainerDefinitions[0].Environment;
  expect(environment).toEqual([
    { Name: 'NODE_OPTIONS', Value: '--max-old-space-size=384' },
    { Name: 'AWS_REGION', Value: 'ap-northeast-2' },
    {
      Name: 'DATABASE_URL',
      Value: {
        'Fn::Join': [
          '',
          [
            'postgres://baton@',
            { Ref: publishedAs('/baton/dev/task-api/database-host') },
            ':5432/baton?sslmode=verify-full&sslrootcert=/app/rds-ca.pem',
          ],
        ],
      },
    },
    {
      Name: 'DATABASE_SECRET_ARN',
      Value: { Ref: publishedAs('/baton/dev/task-api/database-secret-arn') },
    },
  ]);
});

test('the image is to be pushed under the tag that the stack says', () => {
  dev.hasOutput('ImageTag', { Value: '0a1b' });
});

test('every statement names its resources, but for what AWS knows none for', () => {
  expect(unscopedStatements(dev)).toEqual([]);
  expect(managedPolicies(dev)).toEqual([]);
});
