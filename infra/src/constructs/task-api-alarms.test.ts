import { Match, type Template } from 'aws-cdk-lib/assertions';
import { beforeAll, expect, test } from 'vitest';
import { TaskApiStack } from '../stacks/task-api.stack.ts';
import { stageNamed, templateOf } from '../test-support/synth.ts';

let dev: Template;
let prod: Template;

beforeAll(() => {
  const stack = (name: 'dev' | 'prod') =>
    templateOf((app) => new TaskApiStack(app, { stage: stageNamed(name), imageTag: '0a1b' }));
  dev = stack('dev');
  prod = stack('prod');
});

test('an hour in which instances are paid for and less than 90 % reserved is an alarm', () => {
  dev.hasResourceProperties('AWS::CloudWatch::Alarm', {
    AlarmName: 'baton-dev-task-api-reservation',
    Namespace: 'AWS/ECS',
    MetricName: 'MemoryReservation',
    Dimensions: [{ Name: 'ClusterName', Value: 'baton-dev-cluster' }],
    ComparisonOperator: 'LessThanThreshold',
    Threshold: 90,
    Period: 300,
    EvaluationPeriods: 12,
    AlarmActions: [{ Ref: Match.stringLikeRegexp('alarmtopicarn') }],
  });
});

test('no healthy task at all is an alarm, though there is nothing to count then', () => {
  prod.hasResourceProperties('AWS::CloudWatch::Alarm', {
    AlarmName: 'baton-prod-task-api-healthy-targets',
    ComparisonOperator: 'LessThanThreshold',
    Threshold: 2,
    TreatMissingData: 'breaching',
  });
});

test('tasks that are missing, fail, are slow or busy are alarms', () => {
  const names = Object.values(dev.findResources('AWS::CloudWatch::Alarm')).map(
    ({ Properties }) => Properties.AlarmName,
  );
  expect(names).toEqual([
    'baton-dev-task-api-healthy-targets',
    'baton-dev-task-api-errors',
    'baton-dev-task-api-unanswered',
    'baton-dev-task-api-slow',
    'baton-dev-task-api-reservation',
    'baton-dev-task-api-cpu',
    'baton-dev-task-api-error-lines',
    'baton-dev-outbox-age',
  ]);
});

test('an entry that waits in the outbox for more than a minute, for five minutes, is an alarm', () => {
  dev.hasResourceProperties('AWS::CloudWatch::Alarm', {
    AlarmName: 'baton-dev-outbox-age',
    Namespace: 'Baton/dev',
    MetricName: 'outbox-age',
    Statistic: 'Maximum',
    Threshold: 60_000,
    Period: 60,
    EvaluationPeriods: 5,
  });
});

test.each([
  ['outbox-age', '$.oldestMs', 'Milliseconds'],
  ['outbox-moved', '$.moved', 'Count'],
  ['outbox-retries', '$.retries', 'Count'],
])('the metric %s is what the relay says every minute', (name, value, unit) => {
  dev.hasResourceProperties('AWS::Logs::MetricFilter', {
    LogGroupName: '/baton/dev/task-api',
    FilterPattern: '{ $.msg = "outbox relay" }',
    MetricTransformations: [
      { MetricNamespace: 'Baton/dev', MetricName: name, MetricValue: value, Unit: unit },
    ],
  });
});
