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
    'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT',
    'OTEL_TRACES_SAMPLER',
    'OTEL_TRACES_SAMPLER_ARG',
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

test('a twentieth of the requests to prod is traced into X-Ray, and every one to dev', () => {
  const variables = (template: Template) => {
    const { ContainerDefinitions } = only(template, 'AWS::ECS::TaskDefinition').properties;
    const [{ Environment } = { Environment: [] }] = ContainerDefinitions as {
      Environment: { Name: string; Value: unknown }[];
    }[];
    return Object.fromEntries(Environment.map(({ Name, Value }) => [Name, Value]));
  };
  const shared = {
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://xray.ap-northeast-2.amazonaws.com/v1/traces',
    OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
  };
  expect(variables(prod)).toMatchObject({ ...shared, OTEL_TRACES_SAMPLER_ARG: '0.05' });
  expect(variables(dev)).toMatchObject({ ...shared, OTEL_TRACES_SAMPLER_ARG: '1' });
  const sends = statementsOf(dev).filter(({ Sid }) => Sid === 'Traces');
  expect(sends).toEqual([
    expect.objectContaining({ Effect: 'Allow', Action: 'xray:PutTraceSegments', Resource: '*' }),
  ]);
});

test('every statement names its resources, but for what AWS knows none for', () => {
  for (const template of [dev, prod]) {
    expect(unscopedStatements(template)).toEqual([]);
    expect(managedPolicies(template)).toEqual([]);
  }
});
