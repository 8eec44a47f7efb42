import { Match, type Template } from 'aws-cdk-lib/assertions';
import { beforeAll, expect, test } from 'vitest';
import { managedPolicies, statementsOf, unscopedStatements } from '../test-support/policies.ts';
import { stageNamed, templateOf } from '../test-support/synth.ts';
import { TaskApiBaseStack } from './task-api-base.stack.ts';

let dev: Template;
let prod: Template;

beforeAll(() => {
  const stack = (name: 'dev' | 'prod') =>
    templateOf((app) => new TaskApiBaseStack(app, { stage: stageNamed(name) }));
  dev = stack('dev');
  prod = stack('prod');
});

function idOf(type: string, properties: object): string {
  const [id, ...others] = Object.keys(dev.findResources(type, { Properties: Match.objectLike(properties) }));
  expect(others).toEqual([]);
  return id as string;
}

const groupId = (description: string) => ({
  'Fn::GetAtt': [idOf('AWS::EC2::SecurityGroup', { GroupDescription: description }), 'GroupId'],
});

test('the database is reached by the instances alone, on its one port', () => {
  const database = groupId('PostgreSQL of task-api');
  const ingress = Object.values(dev.findResources('AWS::EC2::SecurityGroupIngress'));
  expect(ingress.map(({ Properties }) => Properties)).toEqual([
    {
      Description: 'task-api',
      GroupId: database,
      SourceSecurityGroupId: groupId('Container instances of task-api'),
      IpProtocol: 'tcp',
      FromPort: 5432,
      ToPort: 5432,
    },
  ]);
  for (const { Properties } of Object.values(dev.findResources('AWS::EC2::SecurityGroup'))) {
    expect(Properties).not.toHaveProperty('SecurityGroupIngress');
  }
  dev.allResourcesProperties('AWS::RDS::DBInstance', { VPCSecurityGroups: [database] });
});

test('the database itself reaches nothing, and instances reach TLS and the database', () => {
  dev.hasResourceProperties('AWS::EC2::SecurityGroup', {
    GroupDescription: 'PostgreSQL of task-api',
    SecurityGroupEgress: [Match.objectLike({ Description: 'Disallow all traffic' })],
  });
  dev.hasResourceProperties('AWS::EC2::SecurityGroup', {
    GroupDescription: 'Container instances of task-api',
    SecurityGroupEgress: [Match.objectLike({ CidrIp: '0.0.0.0/0', FromPort: 443, ToPort: 443 })],
  });
  dev.resourceCountIs('AWS::EC2::SecurityGroupEgress', 1);
});

test('what the service and its migration connect to is published for them', () => {
  const published = Object.values(dev.findResources('AWS::SSM::Parameter')).map(({ Properties }) => [
    Properties.Name,
    Properties.Value['Fn::GetAtt'][1],
  ]);
  expect(published).toEqual([
    ['/baton/dev/task-api/instances-security-group', 'GroupId'],
    ['/baton/dev/task-api/database-host', 'Endpoint.Address'],
    ['/baton/dev/task-api/database-secret-arn', 'MasterUserSecret.SecretArn'],
  ]);
});

test('the database is encrypted, out of reach of the internet, and takes TLS alone', () => {
  for (const template of [dev, prod]) {
    template.hasResourceProperties('AWS::RDS::DBInstance', {
      Engine: 'postgres',
      EngineVersion: '18',
      StorageEncrypted: true,
      KmsKeyId: Match.anyValue(),
      PubliclyAccessible: false,
      EnablePerformanceInsights: true,
      PerformanceInsightsKMSKeyId: Match.anyValue(),
      AutoMinorVersionUpgrade: true,
    });
    template.hasResourceProperties('AWS::RDS::DBParameterGroup', {
      Family: 'postgres18',
      Parameters: Match.objectLike({ 'rds.force_ssl': '1' }),
    });
  }
});

test('slow statements are logged without what people wrote', () => {
  dev.hasResourceProperties('AWS::RDS::DBParameterGroup', {
    Parameters: Match.objectLike({
      log_min_duration_statement: '1000',
      log_parameter_max_length: '0',
      log_parameter_max_length_on_error: '0',
    }),
  });
});

test('RDS makes, keeps and rotates the password, with the key of the stage', () => {
  dev.hasResourceProperties('AWS::RDS::DBInstance', {
    ManageMasterUserPassword: true,
    MasterUserSecret: { KmsKeyId: { Ref: Match.stringLikeRegexp('foundationkeyarn') } },
    MasterUserPassword: Match.absent(),
  });
  dev.resourceCountIs('AWS::SecretsManager::Secret', 0);
});

test('the database outlives its stack and its backups outlive it', () => {
  for (const template of [dev, prod]) {
    template.hasResource('AWS::RDS::DBInstance', {
      Properties: Match.objectLike({ DeleteAutomatedBackups: false }),
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
    });
  }
});

test('in production the database has a standby, two weeks of backups, and no command deletes it', () => {
  prod.hasResourceProperties('AWS::RDS::DBInstance', {
    MultiAZ: true,
    BackupRetentionPeriod: 14,
    DeletionProtection: true,
  });
});

test('instances are arm64 of the current ECS image, with encrypted volumes and neither key nor open metadata', () => {
  dev.hasResourceProperties('AWS::EC2::LaunchTemplate', {
    LaunchTemplateData: {
      ImageId: 'resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/arm64/recommended/image_id',
      InstanceType: 't4g.small',
      KeyName: Match.absent(),
      MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 },
      BlockDeviceMappings: [Match.objectLike({ Ebs: Match.objectLike({ Encrypted: true }) })],
    },
  });
});

test('the agent keeps from tasks what their sizes are computed with', () => {
  dev.hasResourceProperties('AWS::EC2::LaunchTemplate', {
    LaunchTemplateData: {
      UserData: {
        'Fn::Base64': Match.stringLikeRegexp('ECS_CLUSTER=baton-dev-cluster\nECS_RESERVED_MEMORY=128'),
      },
    },
  });
});

test('instances come with tasks, go when they are empty, and are drained before', () => {
  dev.hasResourceProperties('AWS::ECS::CapacityProvider', {
    AutoScalingGroupProvider: {
      AutoScalingGroupArn: { Ref: idOf('AWS::AutoScaling::AutoScalingGroup', {}) },
      ManagedScaling: Match.objectLike({ Status: 'ENABLED', TargetCapacity: 100 }),
      ManagedTerminationProtection: 'ENABLED',
      ManagedDraining: 'ENABLED',
    },
  });
  // Without it, ECS refuses managed termination protection.
  dev.hasResourceProperties('AWS::AutoScaling::AutoScalingGroup', {
    NewInstancesProtectedFromScaleIn: true,
    MinSize: '0',
  });
});

test('there is room for a roll-out of the most tasks', () => {
  dev.hasResourceProperties('AWS::AutoScaling::AutoScalingGroup', { MaxSize: '4' });
  prod.hasResourceProperties('AWS::AutoScaling::AutoScalingGroup', { MaxSize: '12' });
});

test('an instance joins its own cluster, and has no policy of AWS that lets it do more', () => {
  expect(managedPolicies(dev)).toEqual([]);
  const cluster = statementsOf(dev).filter(({ Action }) => [Action].flat().includes('ecs:Poll'));
  expect(JSON.stringify(cluster)).toContain('container-instance/baton-dev-cluster/*');
  expect(cluster[0]?.Condition).toHaveProperty('ArnEquals.ecs:cluster');
});

test('every statement names its resources, but for what AWS knows none for', () => {
  expect(unscopedStatements(dev)).toEqual([]);
  expect(unscopedStatements(prod)).toEqual([]);
});

test('a database that runs out of CPU, storage or memory is an alarm', () => {
  for (const [name, metric] of [
    ['baton-dev-database-cpu', 'CPUUtilization'],
    ['baton-dev-database-storage', 'FreeStorageSpace'],
    ['baton-dev-database-memory', 'FreeableMemory'],
  ]) {
    dev.hasResourceProperties('AWS::CloudWatch::Alarm', { AlarmName: name, MetricName: metric });
  }
});

test('instances are never slowed down for want of credits', () => {
  dev.hasResourceProperties('AWS::EC2::LaunchTemplate', {
    LaunchTemplateData: { CreditSpecification: { CpuCredits: 'unlimited' } },
  });
});

test('CPU that is billed on top of the price of instances and database is an alarm', () => {
  const charged = (Namespace: string, Name: string, Value: object) => ({
    Namespace,
    MetricName: 'CPUSurplusCreditsCharged',
    Dimensions: [{ Name, Value }],
    Statistic: 'Sum',
    Period: 6 * 3600,
    Threshold: 60,
  });
  dev.hasResourceProperties('AWS::CloudWatch::Alarm', {
    AlarmName: 'baton-dev-task-api-credits',
    ...charged('AWS/EC2', 'AutoScalingGroupName', Match.exact('baton-dev-container-instances')),
  });
  dev.hasResourceProperties('AWS::CloudWatch::Alarm', {
    AlarmName: 'baton-dev-database-credits',
    ...charged('AWS/RDS', 'DBInstanceIdentifier', { Ref: idOf('AWS::RDS::DBInstance', {}) }),
  });
});

test('all pools of the most tasks, twice during a roll-out, fit what PostgreSQL takes', () => {
  // About what a t4g.micro and a t4g.small take; RDS reckons with the memory that the system leaves.
  for (const [name, connections] of [
    ['dev', 80],
    ['prod', 170],
  ] as const) {
    const poolAndListener = 11;
    expect(2 * stageNamed(name).taskApi.maxTasks * poolAndListener).toBeLessThan(0.9 * connections);
  }
});
