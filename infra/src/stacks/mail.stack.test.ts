import {
  authMailRule,
  authStreamFilter,
  logStreamFilter,
  mailRule,
  sesEventPattern,
} from '@baton/log-schema';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { beforeAll, expect, test } from 'vitest';
import { FUNCTION_FIXTURE } from '../test-support/fixtures.ts';
import { managedPolicies, statementsOf, unscopedStatements } from '../test-support/policies.ts';
import { stageNamed, templateOf } from '../test-support/synth.ts';
import { MailStack } from './mail.stack.ts';

/** Whatever a template says of a resource. */
type Properties = ReturnType<Template['findResources']>[string];

let dev: Template;
let prod: Template;

beforeAll(() => {
  const stack = (name: 'dev' | 'prod') =>
    templateOf((app) => new MailStack(app, { stage: stageNamed(name), assetPath: FUNCTION_FIXTURE }));
  dev = stack('dev');
  prod = stack('prod');
});

function one(type: string, properties: object): { id: string; properties: Properties } {
  const found = Object.entries(dev.findResources(type, { Properties: Match.objectLike(properties) }));
  expect(found).toHaveLength(1);
  const [id, resource] = found[0] as [string, Properties];
  return { id, properties: resource['Properties'] };
}

const pipes = [
  { table: 'log', filter: logStreamFilter, rule: mailRule },
  { table: 'auth', filter: authStreamFilter, rule: authMailRule },
] as const;

const routes = [
  { name: 'mail', pattern: mailRule.pattern },
  { name: 'auth-mail', pattern: authMailRule.pattern },
  { name: 'ses-events', pattern: sesEventPattern('baton-dev-mail') },
] as const;

test.each(pipes)('the pipe of the $table lets through what its filter says, named by its rule', (route) => {
  const { properties } = one('AWS::Pipes::Pipe', { Name: `baton-dev-${route.table}` });
  const { SourceParameters, TargetParameters, Source } = properties;
  expect(Source).toEqual({ Ref: expect.stringContaining(`foundation${route.table}streamarn`) });
  const [filter, ...others] = SourceParameters['FilterCriteria']['Filters'] as { Pattern: string }[];
  expect(others).toEqual([]);
  expect(JSON.parse(filter?.Pattern ?? '')).toEqual(route.filter);
  expect(TargetParameters).toEqual({
    EventBridgeEventBusParameters: { Source: route.rule.source, DetailType: route.rule.detailType },
  });
});

test.each(pipes)(
  'the pipe of the $table gives nothing up before the stream would, and keeps what it does',
  (route) => {
    const letters = one('AWS::SQS::Queue', { QueueName: `baton-dev-${route.table}-pipe-dead-letters` });
    dev.hasResourceProperties('AWS::Pipes::Pipe', {
      Name: `baton-dev-${route.table}`,
      SourceParameters: {
        DynamoDBStreamParameters: {
          StartingPosition: 'TRIM_HORIZON',
          MaximumRetryAttempts: -1,
          MaximumRecordAgeInSeconds: 79_200,
          OnPartialBatchItemFailure: 'AUTOMATIC_BISECT',
          DeadLetterConfig: { Arn: { 'Fn::GetAtt': [letters.id, 'Arn'] } },
        },
      },
    });
  },
);

test.each(routes)('the rule $name has the pattern of the lib and leads to its queue', ({ name, pattern }) => {
  const queue = one('AWS::SQS::Queue', { QueueName: `baton-dev-${name}` });
  const letters = one('AWS::SQS::Queue', { QueueName: `baton-dev-${name}-dead-letters` });
  const { properties } = one('AWS::Events::Rule', { Name: `baton-dev-${name}` });
  expect(properties['EventPattern']).toEqual(pattern);
  expect(properties['Targets']).toEqual([
    expect.objectContaining({
      Arn: { 'Fn::GetAtt': [queue.id, 'Arn'] },
      DeadLetterConfig: { Arn: { 'Fn::GetAtt': [letters.id, 'Arn'] } },
    }),
  ]);
});

test.each(routes)('an event of $name is tried for twelve hours, then kept for two weeks', ({ name }) => {
  const letters = one('AWS::SQS::Queue', { QueueName: `baton-dev-${name}-dead-letters` });
  expect(letters.properties['MessageRetentionPeriod']).toBe(14 * 24 * 3600);
  const { properties } = one('AWS::SQS::Queue', { QueueName: `baton-dev-${name}` });
  const { VisibilityTimeout, RedrivePolicy, MessageRetentionPeriod } = properties;
  const { maxReceiveCount, deadLetterTargetArn } = RedrivePolicy;
  expect(deadLetterTargetArn).toEqual({ 'Fn::GetAtt': [letters.id, 'Arn'] });
  expect(VisibilityTimeout).toBeGreaterThanOrEqual(6 * 30);
  expect(VisibilityTimeout * maxReceiveCount).toBe(12 * 3600);
  expect(MessageRetentionPeriod).toBeGreaterThan(VisibilityTimeout * maxReceiveCount);
});

test('mail-fn gets the events of each queue one at a time', () => {
  const mappings = Object.values(dev.findResources('AWS::Lambda::EventSourceMapping'));
  expect(mappings.map(({ Properties }) => [Properties.BatchSize, Properties.ScalingConfig])).toEqual([
    [1, { MaximumConcurrency: 3 }],
    [1, { MaximumConcurrency: 2 }],
    [1, { MaximumConcurrency: 2 }],
  ]);
});

test('an event is done when mail-fn throws nothing, whatever it answers', () => {
  const mappings = Object.values(dev.findResources('AWS::Lambda::EventSourceMapping'));
  expect(mappings.map(({ Properties }) => Properties.FunctionResponseTypes)).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('mail-fn has the time that its leases count on, and every variable that it asks for', () => {
  prod.hasResourceProperties('AWS::Lambda::Function', {
    FunctionName: 'baton-prod-mail-fn',
    Runtime: 'nodejs24.x',
    Architectures: ['arm64'],
    Timeout: 30,
    TracingConfig: { Mode: 'Active' },
    Environment: {
      Variables: {
        LOG_TABLE: 'baton-prod-log',
        MAIL_TABLE: 'baton-prod-mail',
        AUTH_TABLE: 'baton-prod-auth',
        MAIL_FROM: 'Baton <baton@baton.example.com>',
        MAIL_CONFIGURATION_SET: 'baton-prod-mail',
        // 13 a second, by five at once.
        MAIL_RATE: '2.6',
        SITE_URL: 'https://baton.example.com',
        OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://xray.ap-northeast-2.amazonaws.com/v1/traces',
        OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
        OTEL_TRACES_SAMPLER_ARG: '0.05',
      },
    },
  });
});

test('mail-fn may send its spans to X-Ray', () => {
  const actions = statementsOf(dev)
    .filter(({ of, Resource }) => of.startsWith('MailFnRole') && Resource === '*')
    .flatMap(({ Action }) => Action);
  expect(actions).toContain('xray:PutTraceSegments');
});

test('mail-fn reads an entry of the log, keeps the ledger, and sees nothing of accounts but their mails', () => {
  const statements = statementsOf(dev).filter(({ of }) => of.startsWith('MailFnRole'));
  const dynamodb = statements.filter(({ Action }) => [Action].flat()[0]?.startsWith('dynamodb:'));
  expect(dynamodb).toEqual([
    {
      of: expect.any(String),
      Effect: 'Allow',
      Action: 'dynamodb:GetItem',
      Resource: tableArn('baton-dev-log'),
    },
    {
      of: expect.any(String),
      Effect: 'Allow',
      Action: ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
      Resource: tableArn('baton-dev-mail'),
    },
    {
      of: expect.any(String),
      Effect: 'Allow',
      Action: 'dynamodb:GetItem',
      Resource: tableArn('baton-dev-auth'),
      Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['auth-mail#*'] } },
    },
  ]);
});

function tableArn(name: string) {
  const account = { Ref: 'AWS::AccountId' };
  return { 'Fn::Join': ['', ['arn:aws:dynamodb:ap-northeast-2:', account, `:table/${name}`]] };
}

test.each(['log', 'auth'])('whatever keeps the pipe of the %s from the bus is an alarm', (name) => {
  const { properties } = one('AWS::CloudWatch::Alarm', { AlarmName: `baton-dev-${name}-pipe-failures` });
  const counted = properties['Metrics'].flatMap(({ MetricStat: stat }: Properties) =>
    stat ? [[stat.Metric.MetricName, stat.Metric.Dimensions, stat.Stat]] : [],
  );
  const ofThePipe = [{ Name: 'PipeName', Value: `baton-dev-${name}` }];
  expect(counted).toEqual([
    ['ExecutionFailed', ofThePipe, 'Sum'],
    ['ExecutionPartiallyFailed', ofThePipe, 'Sum'],
    ['ExecutionTimeout', ofThePipe, 'Sum'],
    ['ExecutionThrottled', ofThePipe, 'Sum'],
  ]);
});

test('a pipe that lags by five minutes is an alarm, by what mail-fn says of its events', () => {
  dev.hasResourceProperties('AWS::Logs::MetricFilter', {
    LogGroupName: { Ref: one('AWS::Logs::LogGroup', { LogGroupName: '/baton/dev/mail-fn' }).id },
    FilterPattern: '{ $.message = "event from stream" }',
    MetricTransformations: [Match.objectLike({ MetricName: 'stream-lag', MetricValue: '$.streamLagMs' })],
  });
  dev.hasResourceProperties('AWS::CloudWatch::Alarm', {
    AlarmName: 'baton-dev-stream-lag',
    MetricName: 'stream-lag',
    Statistic: 'Maximum',
    Threshold: 300_000,
  });
});

test('a pipe reads its own stream and writes to the bus and its dead letters', () => {
  const statements = statementsOf(dev).filter(({ of }) => of.startsWith('PipelogRole'));
  const bus = one('AWS::Events::EventBus', { Name: 'baton-dev-bus' });
  const letters = one('AWS::SQS::Queue', { QueueName: 'baton-dev-log-pipe-dead-letters' });
  expect(statements.map(({ Action, Resource }) => [Action, Resource])).toEqual([
    [
      ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'],
      { Ref: expect.stringContaining('foundationlogstreamarn') },
    ],
    ['events:PutEvents', { 'Fn::GetAtt': [bus.id, 'Arn'] }],
    ['sqs:SendMessage', { 'Fn::GetAtt': [letters.id, 'Arn'] }],
    [['kms:Decrypt', 'kms:DescribeKey'], { Ref: expect.stringContaining('foundationkeyarn') }],
  ]);
  expect(statements.at(-1)?.Condition).toEqual({
    StringEquals: {
      'kms:ViaService': { 'Fn::Join': ['', ['dynamodb.ap-northeast-2.', { Ref: 'AWS::URLSuffix' }]] },
    },
  });
});

test('no role has more than it needs', () => {
  for (const template of [dev, prod]) {
    expect(unscopedStatements(template)).toEqual([]);
    expect(managedPolicies(template)).toEqual([]);
  }
});

test('queues are encrypted and refuse what comes without TLS', () => {
  dev.allResourcesProperties('AWS::SQS::Queue', { SqsManagedSseEnabled: true });
  const queues = Object.keys(dev.findResources('AWS::SQS::Queue')).toSorted();
  const denying = Object.values(dev.findResources('AWS::SQS::QueuePolicy')).flatMap(({ Properties }) => {
    const denials = Properties.PolicyDocument.Statement.filter(
      ({ Effect, Condition }: { Effect: string; Condition: { Bool?: Record<string, string> } }) =>
        Effect === 'Deny' && Condition.Bool?.['aws:SecureTransport'] === 'false',
    );
    return denials.length > 0 ? Properties.Queues.map(({ Ref }: { Ref: string }) => Ref) : [];
  });
  expect(denying.toSorted()).toEqual(queues);
});

test('the bus is archived for a month, what is replayed from it not once more', () => {
  dev.hasResourceProperties('AWS::Events::Archive', {
    RetentionDays: 30,
    EventPattern: {
      source: ['baton.log', 'baton.auth', 'aws.ses'],
      'replay-name': [{ exists: false }],
    },
  });
});

test('the operators hear of what fails, waits, is given up or bounces', () => {
  const alarms = Object.values(dev.findResources('AWS::CloudWatch::Alarm'));
  expect(alarms.map(({ Properties }) => Properties.AlarmName).toSorted()).toEqual([
    'baton-dev-auth-mail-dead-letters',
    'baton-dev-auth-mail-waiting',
    'baton-dev-auth-pipe-dead-letters',
    'baton-dev-auth-pipe-failures',
    'baton-dev-bounce-rate',
    'baton-dev-complaint-rate',
    'baton-dev-log-pipe-dead-letters',
    'baton-dev-log-pipe-failures',
    'baton-dev-mail-dead-letters',
    'baton-dev-mail-fn-error-lines',
    'baton-dev-mail-fn-errors',
    'baton-dev-mail-fn-slow',
    'baton-dev-mail-fn-throttles',
    'baton-dev-mail-waiting',
    'baton-dev-ses-events-dead-letters',
    'baton-dev-ses-events-waiting',
    'baton-dev-stream-lag',
  ]);
  for (const { Properties } of alarms) {
    expect(Properties.AlarmActions).toEqual([{ Ref: expect.stringContaining('foundationalarmtopicarn') }]);
  }
});

test.each(['mail', 'auth-mail', 'ses-events'])(
  'an event of %s that fails again and again for 15 minutes is an alarm',
  (name) => {
    const sizes = { Namespace: 'AWS/SQS', Dimensions: [{ Name: 'QueueName', Value: Match.anyValue() }] };
    const metric = (MetricName: string) =>
      Match.objectLike({
        MetricStat: { Metric: { ...sizes, MetricName }, Period: 60, Stat: 'Minimum' },
        ReturnData: false,
      });
    dev.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: `baton-dev-${name}-waiting`,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      Threshold: 1,
      EvaluationPeriods: 15,
      Metrics: [
        Match.objectLike({ Expression: 'waiting + received' }),
        metric('ApproximateNumberOfMessagesVisible'),
        metric('ApproximateNumberOfMessagesNotVisible'),
      ],
    });
  },
);

test('logs end when the stage says', () => {
  dev.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 30 });
  prod.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 90 });
});
