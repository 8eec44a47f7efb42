import { Match, type Template } from 'aws-cdk-lib/assertions';
import { beforeAll, expect, test } from 'vitest';
import { managedPolicies, statementsOf, unscopedStatements } from '../test-support/policies.ts';
import { stageNamed, templateOf } from '../test-support/synth.ts';
import { TaskApiStack } from './task-api.stack.ts';

let dev: Template;
let prod: Template;

beforeAll(() => {
  const stack = (name: 'dev' | 'prod') =>
    templateOf((app) => new TaskApiStack(app, { stage: stageNamed(name), imageTag: '0a1b' }));
  dev = stack('dev');
  prod = stack('prod');
});

function only(template: Template, type: string): { id: string; properties: Record<string, unknown> } {
  const [[id, resource] = ['', undefined], ...others] = Object.entries(template.findResources(type));
  expect(others).toEqual([]);
  return { id, properties: resource?.['Properties'] };
}

const container = () =>
  (only(dev, 'AWS::ECS::TaskDefinition').properties['ContainerDefinitions'] as Record<string, unknown>[])[0];

const loadBalancerGroup = (template: Template) => ({
  'Fn::GetAtt': [only(template, 'AWS::EC2::SecurityGroup').id, 'GroupId'],
});
const instancesGroup = { Ref: Match.stringLikeRegexp('taskapiinstancessecuritygroup') };

test('the load balancer hears the addresses of CloudFront alone, on one port', () => {
  for (const [template, port] of [
    [dev, 80],
    [prod, 443],
  ] as const) {
    template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
      GroupId: loadBalancerGroup(template),
      SourcePrefixListId: 'pl-22a6434b',
      FromPort: port,
      ToPort: port,
    });
    expect(only(template, 'AWS::EC2::SecurityGroup').properties).not.toHaveProperty('SecurityGroupIngress');
    const others = template.findResources('AWS::EC2::SecurityGroupIngress', {
      Properties: Match.objectLike({
        GroupId: loadBalancerGroup(template),
        SourcePrefixListId: Match.absent(),
      }),
    });
    expect(others).toEqual({});
  }
});

test('instances hear the load balancer alone, and it reaches nothing else', () => {
  dev.hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
    GroupId: instancesGroup,
    SourceSecurityGroupId: loadBalancerGroup(dev),
    FromPort: 32_768,
    ToPort: 65_535,
  });
  dev.resourceCountIs('AWS::EC2::SecurityGroupIngress', 2);
  dev.resourceCountIs('AWS::EC2::SecurityGroupEgress', 1);
  dev.hasResourceProperties('AWS::EC2::SecurityGroupEgress', {
    GroupId: loadBalancerGroup(dev),
    DestinationSecurityGroupId: instancesGroup,
  });
});

const originSecret = (number: number) =>
  `{{resolve:secretsmanager:baton-dev-origin-header-${number}:SecretString:::}}`;

test('a request without the secret of the stage’s own distribution is refused', () => {
  for (const template of [dev, prod]) {
    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', {
      DefaultActions: [
        { Type: 'fixed-response', FixedResponseConfig: Match.objectLike({ StatusCode: '403' }) },
      ],
    });
  }
  dev.resourceCountIs('AWS::ElasticLoadBalancingV2::ListenerRule', 1);
  dev.hasResourceProperties('AWS::ElasticLoadBalancingV2::ListenerRule', {
    Conditions: Match.arrayWith([
      {
        Field: 'http-header',
        HttpHeaderConfig: {
          HttpHeaderName: 'x-baton-origin',
          Values: [originSecret(1)],
        },
      },
    ]),
  });
});

test('while the secret is changed, the load balancer takes the old one and the new one', () => {
  const originSecrets = { accepted: [1, 2], sent: 1 } as const;
  const rotating = templateOf(
    (app) => new TaskApiStack(app, { stage: { ...stageNamed('dev'), originSecrets }, imageTag: '0a1b' }),
  );
  rotating.hasResourceProperties('AWS::ElasticLoadBalancingV2::ListenerRule', {
    Conditions: Match.arrayWith([
      Match.objectLike({
        HttpHeaderConfig: Match.objectLike({ Values: [originSecret(1), originSecret(2)] }),
      }),
    ]),
  });
});

test('with a domain the load balancer speaks TLS 1.2 and 1.3 only, with a certificate for its own host', () => {
  only(prod, 'AWS::ElasticLoadBalancingV2::Listener');
  prod.hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', {
    Protocol: 'HTTPS',
    SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-2021-06',
    Certificates: [{ CertificateArn: { Ref: only(prod, 'AWS::CertificateManager::Certificate').id } }],
  });
  prod.hasResourceProperties('AWS::CertificateManager::Certificate', {
    DomainName: 'origin.baton.example.com',
    ValidationMethod: 'DNS',
  });
  prod.hasResourceProperties('AWS::Route53::RecordSet', { Name: 'origin.baton.example.com.', Type: 'A' });
  prod.hasResourceProperties('AWS::SSM::Parameter', {
    Name: '/baton/prod/task-api/origin-host',
    Value: 'origin.baton.example.com',
  });
});

test('the load balancer drops bad headers, logs to a private bucket, and in production no command deletes it', () => {
  prod.hasResourceProperties('AWS::ElasticLoadBalancingV2::LoadBalancer', {
    LoadBalancerAttributes: Match.arrayWith([
      { Key: 'deletion_protection.enabled', Value: 'true' },
      { Key: 'routing.http.drop_invalid_header_fields.enabled', Value: 'true' },
      { Key: 'access_logs.s3.enabled', Value: 'true' },
    ]),
  });
  prod.allResources('AWS::S3::Bucket', {
    Properties: Match.objectLike({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    }),
    DeletionPolicy: 'RetainExceptOnCreate',
    UpdateReplacePolicy: 'Retain',
  });
  prod.hasResourceProperties('AWS::S3::BucketPolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      ]),
    },
  });
});

test('a task serves when /readyz says so', () => {
  dev.hasResourceProperties('AWS::ElasticLoadBalancingV2::TargetGroup', {
    HealthCheckPath: '/readyz',
    HealthCheckPort: 'traffic-port',
    Matcher: { HttpCode: '200' },
    TargetType: 'instance',
  });
});

test('a task is not ended for the two minutes in which the database fails over', () => {
  dev.hasResourceProperties('AWS::ElasticLoadBalancingV2::TargetGroup', {
    HealthCheckIntervalSeconds: 15,
    UnhealthyThresholdCount: 10,
  });
});

test('a task has longer to end than the load balancer goes on with its requests', () => {
  dev.hasResourceProperties('AWS::ElasticLoadBalancingV2::TargetGroup', {
    TargetGroupAttributes: Match.arrayWith([{ Key: 'deregistration_delay.timeout_seconds', Value: '20' }]),
  });
  expect(container()).toMatchObject({ StopTimeout: 30 });
});

test('a roll-out keeps all tasks until the new ones serve, and goes back when they do not', () => {
  dev.hasResourceProperties('AWS::ECS::Service', {
    DeploymentConfiguration: {
      MinimumHealthyPercent: 100,
      MaximumPercent: 200,
      DeploymentCircuitBreaker: { Enable: true, Rollback: true },
    },
    // A roll-out leaves the number of tasks to the scaling.
    DesiredCount: Match.absent(),
  });
});

test('tasks are spread over the zones, and back when one returns, then packed by memory on the instances', () => {
  dev.hasResourceProperties('AWS::ECS::Service', {
    Cluster: 'baton-dev-cluster',
    CapacityProviderStrategy: [{ CapacityProvider: 'baton-dev-instances', Weight: 1 }],
    PlacementStrategies: [
      { Type: 'spread', Field: 'attribute:ecs.availability-zone' },
      { Type: 'binpack', Field: 'MEMORY' },
    ],
    AvailabilityZoneRebalancing: 'ENABLED',
  });
});

test('a task reserves what fills an instance', () => {
  expect(container()).toMatchObject({ Cpu: 1792, MemoryReservation: 1600, Memory: 1600 });
});

test('tasks are added by CPU and by requests, within the stage’s limits', () => {
  prod.hasResourceProperties('AWS::ApplicationAutoScaling::ScalableTarget', {
    MinCapacity: 2,
    MaxCapacity: 6,
  });
  for (const metric of ['ECSServiceAverageCPUUtilization', 'ALBRequestCountPerTarget']) {
    prod.hasResourceProperties('AWS::ApplicationAutoScaling::ScalingPolicy', {
      TargetTrackingScalingPolicyConfiguration: {
        PredefinedMetricSpecification: Match.objectLike({ PredefinedMetricType: metric }),
      },
    });
  }
});

test('the container is unprivileged on a read-only file system, and its image is named by its content', () => {
  expect(container()).toMatchObject({
    Command: ['serve'],
    ReadonlyRootFilesystem: true,
    DockerSecurityOptions: ['no-new-privileges'],
    LinuxParameters: { Capabilities: { Drop: ['ALL'] }, InitProcessEnabled: true },
  });
  expect(container()).not.toHaveProperty('Privileged');
  expect(JSON.stringify(container()?.['Image'])).toContain('/baton-dev-task-api:0a1b');
});

test('task-api has every variable that it asks for, and no secret among them', () => {
  const environment = container()?.['Environment'] as { Name: string; Value: unknown }[];
  const values = Object.fromEntries(environment.map(({ Name, Value }) => [Name, Value]));
  expect(Object.keys(values)).toEqual([
    'NODE_OPTIONS',
    'AWS_REGION',
    'DATABASE_URL',
    'DATABASE_SECRET_ARN',
    'PORT',
    'LOG_TABLE',
    'MAIL_TABLE',
    'AUTH_TABLE',
    'AUTH_JWKS_URL',
    'AUTH_ISSUER',
    'AUTH_AUDIENCE',
  ]);
  expect(values).toMatchObject({
    NODE_OPTIONS: '--max-old-space-size=1200',
    PORT: '3000',
    LOG_TABLE: 'baton-dev-log',
    MAIL_TABLE: 'baton-dev-mail',
    AUTH_TABLE: 'baton-dev-auth',
    AUTH_ISSUER: 'baton-dev-auth',
    AUTH_AUDIENCE: 'baton-dev-task-api',
  });
});

test('of the accounts, task-api reads the directory and what happened, and no hash or key', () => {
  const ofAuth = statementsOf(dev).filter(({ Resource }) =>
    JSON.stringify(Resource).includes('table/baton-dev-auth'),
  );
  expect(ofAuth.map(({ Action, Condition }) => ({ Action, Condition }))).toEqual([
    {
      Action: 'dynamodb:GetItem',
      Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['email#*'] } },
    },
    {
      Action: 'dynamodb:Query',
      Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['account-events'] } },
    },
  ]);
});

const tables = (...paths: readonly string[]) =>
  paths.map((path) => ({
    'Fn::Join': ['', ['arn:aws:dynamodb:ap-northeast-2:', { Ref: 'AWS::AccountId' }, `:table/${path}`]],
  }));

test('task-api writes to the log, reads it, and rewrites it to forget somebody', () => {
  const ofLog = statementsOf(dev).filter(({ Resource }) =>
    JSON.stringify(Resource).includes('table/baton-dev-log'),
  );
  expect(ofLog.map(({ Action, Resource }) => [Action, Resource])).toEqual([
    ['dynamodb:BatchWriteItem', ...tables('baton-dev-log')],
    [['dynamodb:PutItem', 'dynamodb:Scan'], ...tables('baton-dev-log')],
    [
      ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'],
      tables('baton-dev-log', 'baton-dev-log/index/byRequest'),
    ],
  ]);
});

test('task-api reads who was mailed what, and of that changes nothing but that an address is suppressed', () => {
  const ofLedger = statementsOf(dev).filter(({ Resource }) =>
    JSON.stringify(Resource).includes('table/baton-dev-mail'),
  );
  expect(ofLedger.map(({ Action, Resource, Condition }) => ({ Action, Resource, Condition }))).toEqual([
    {
      Action: ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'],
      Resource: tables('baton-dev-mail', 'baton-dev-mail/index/byTask', 'baton-dev-mail/index/byTrouble'),
      Condition: undefined,
    },
    {
      Action: 'dynamodb:DeleteItem',
      Resource: tables('baton-dev-mail')[0],
      Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['suppressed#*'] } },
    },
  ]);
});

test('every statement names its resources, but for what AWS knows none for', () => {
  for (const template of [dev, prod]) {
    expect(unscopedStatements(template)).toEqual([]);
    expect(managedPolicies(template)).toEqual([]);
  }
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
