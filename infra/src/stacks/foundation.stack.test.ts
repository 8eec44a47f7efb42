import { authTable, logTable, mailTable, toCreateTableInput } from '@baton/tables';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { beforeAll, expect, test } from 'vitest';
import { stageNamed, templateOf } from '../test-support/synth.ts';
import { FoundationStack } from './foundation.stack.ts';

let dev: Template;
let prod: Template;

beforeAll(() => {
  dev = templateOf((app) => new FoundationStack(app, { stage: stageNamed('dev') }));
  prod = templateOf((app) => new FoundationStack(app, { stage: stageNamed('prod') }));
});

function propertiesOf(template: Template, type: string): Record<string, unknown>[] {
  return Object.values(template.findResources(type)).map(({ Properties }) => Properties);
}

test('the key is rotated and outlives its stack', () => {
  for (const template of [dev, prod]) {
    template.hasResource('AWS::KMS::Key', {
      Properties: Match.objectLike({ EnableKeyRotation: true }),
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
    });
  }
});

test('of the services of AWS, alarms alone use the key by themselves, and for this account alone', () => {
  const [key] = propertiesOf(dev, 'AWS::KMS::Key') as {
    KeyPolicy: { Statement: { Principal: { AWS?: object; Service?: string } }[] };
  }[];
  const ofServices = key?.KeyPolicy.Statement.filter(({ Principal }) => !Principal.AWS);
  expect(ofServices).toEqual([
    {
      Sid: 'Alarms',
      Effect: 'Allow',
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      Resource: '*',
      Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
    },
  ]);
});

test.each([authTable, logTable, mailTable])('the table $name is what its definition says', (definition) => {
  const created = toCreateTableInput(definition, `baton-dev-${definition.name}`);
  const { StreamSpecification: stream, ...table } = created;
  dev.hasResourceProperties('AWS::DynamoDB::Table', {
    ...table,
    AttributeDefinitions: Match.arrayWith(table.AttributeDefinitions),
    StreamSpecification: stream ? { StreamViewType: stream.StreamViewType } : Match.absent(),
    TimeToLiveSpecification:
      'timeToLive' in definition ? { AttributeName: 'expiresAt', Enabled: true } : Match.absent(),
  });
});

test('every table is encrypted with the key, can be restored to any second, and outlives its stack', () => {
  for (const template of [dev, prod]) {
    template.allResources('AWS::DynamoDB::Table', {
      Properties: Match.objectLike({
        SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: Match.anyValue() },
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      }),
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
    });
  }
});

test('in production no command deletes a table or the stack', () => {
  prod.allResourcesProperties('AWS::DynamoDB::Table', { DeletionProtectionEnabled: true });
});

test('the network has no NAT gateway, and its subnets give no addresses away', () => {
  dev.resourceCountIs('AWS::EC2::NatGateway', 0);
  dev.allResourcesProperties('AWS::EC2::Subnet', { MapPublicIpOnLaunch: false });
});

test('public and isolated subnets are in both zones', () => {
  const subnets = propertiesOf(dev, 'AWS::EC2::Subnet').map(({ AvailabilityZone, CidrBlock }) => [
    AvailabilityZone,
    CidrBlock,
  ]);
  expect(subnets).toEqual([
    ['ap-northeast-2a', '10.42.0.0/22'],
    ['ap-northeast-2c', '10.42.4.0/22'],
    ['ap-northeast-2a', '10.42.8.0/24'],
    ['ap-northeast-2c', '10.42.9.0/24'],
  ]);
});

test('only public subnets have a way to the internet', () => {
  const routes = Object.keys(dev.findResources('AWS::EC2::Route'));
  expect(routes.map((id) => id.replace(/[0-9A-F]{8}$/, ''))).toEqual([
    'NetworkVpcpublicSubnet1DefaultRoute',
    'NetworkVpcpublicSubnet2DefaultRoute',
  ]);
});

test('DynamoDB and S3 are reached through gateway endpoints from every subnet', () => {
  const endpoints = propertiesOf(dev, 'AWS::EC2::VPCEndpoint');
  expect(endpoints.map(({ ServiceName }) => JSON.stringify(ServiceName))).toEqual([
    expect.stringContaining('.dynamodb'),
    expect.stringContaining('.s3'),
  ]);
  for (const endpoint of endpoints) {
    expect(endpoint).toMatchObject({ VpcEndpointType: 'Gateway' });
    expect(endpoint['RouteTableIds']).toHaveLength(4);
  }
});

test('all traffic is logged, for as long as the stage keeps logs', () => {
  dev.hasResourceProperties('AWS::EC2::FlowLog', { ResourceType: 'VPC', TrafficType: 'ALL' });
  dev.hasResourceProperties('AWS::Logs::LogGroup', {
    LogGroupName: '/baton/dev/flow-logs',
    RetentionInDays: 30,
  });
});

test('alarms are mailed over an encrypted topic that takes them over TLS alone', () => {
  dev.hasResourceProperties('AWS::SNS::Topic', {
    TopicName: 'baton-dev-alarms',
    KmsMasterKeyId: Match.anyValue(),
  });
  dev.hasResourceProperties('AWS::SNS::Subscription', {
    Protocol: 'email',
    Endpoint: 'operators@example.com',
  });
  dev.hasResourceProperties('AWS::SNS::TopicPolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      ]),
    },
  });
});

test('the operators hear before a month costs more than planned', () => {
  const notified = (type: string, threshold: number) =>
    Match.objectLike({
      Notification: Match.objectLike({ NotificationType: type, Threshold: threshold }),
      Subscribers: [{ SubscriptionType: 'EMAIL', Address: 'operators@example.com' }],
    });
  prod.hasResourceProperties('AWS::Budgets::Budget', {
    Budget: Match.objectLike({ BudgetLimit: { Amount: 250, Unit: 'USD' }, TimeUnit: 'MONTHLY' }),
    NotificationsWithSubscribers: [notified('ACTUAL', 80), notified('FORECASTED', 100)],
  });
  dev.hasResourceProperties('AWS::Budgets::Budget', {
    Budget: Match.objectLike({ BudgetLimit: { Amount: 120, Unit: 'USD' } }),
  });
});

test('what CloudFront says to the load balancer is made by AWS and in no template', () => {
  dev.hasResourceProperties('AWS::SecretsManager::Secret', {
    Name: 'baton-dev-origin-header-1',
    GenerateSecretString: { PasswordLength: 48, ExcludePunctuation: true },
    SecretString: Match.absent(),
  });
});

test('while that is changed, the old value is there beside the new one', () => {
  const originSecrets = { accepted: [1, 2], sent: 1 } as const;
  const rotating = templateOf(
    (app) => new FoundationStack(app, { stage: { ...stageNamed('dev'), originSecrets } }),
  );
  expect(propertiesOf(rotating, 'AWS::SecretsManager::Secret').map(({ Name }) => Name)).toEqual([
    'baton-dev-origin-header-1',
    'baton-dev-origin-header-2',
  ]);
});

test('other units find everything that AWS makes up by parameters', () => {
  expect(propertiesOf(dev, 'AWS::SSM::Parameter').map(({ Name }) => Name)).toEqual([
    '/baton/dev/foundation/key-arn',
    '/baton/dev/foundation/vpc-id',
    '/baton/dev/foundation/public-subnet-1',
    '/baton/dev/foundation/public-subnet-2',
    '/baton/dev/foundation/isolated-subnet-1',
    '/baton/dev/foundation/isolated-subnet-2',
    '/baton/dev/foundation/auth-stream-arn',
    '/baton/dev/foundation/log-stream-arn',
    '/baton/dev/foundation/alarm-topic-arn',
  ]);
  for (const template of [dev, prod]) {
    for (const output of Object.values(template.findOutputs('*')))
      expect(output).not.toHaveProperty('Export');
  }
});
