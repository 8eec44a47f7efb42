import { type App, RemovalPolicy } from 'aws-cdk-lib';
import { Peer, Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { BatonStack } from '../app/baton-stack.ts';
import { alarmTopic, stageKey, stageVpc } from '../app/foundation-values.ts';
import { containerInstancesName } from '../config/names.ts';
import type { Stage } from '../config/stage.ts';
import { ContainerCapacity } from '../constructs/container-capacity.ts';
import { Postgres } from '../constructs/postgres.ts';
import { PostgresAlarms } from '../constructs/postgres-alarms.ts';
import { SurplusCredits } from '../constructs/surplus-credits.ts';

export interface TaskApiBaseStackProps {
  readonly stage: Stage;
}

/** What task-api runs on, whichever version of it: instances, database, log. */
export class TaskApiBaseStack extends BatonStack {
  constructor(app: App, { stage }: TaskApiBaseStackProps) {
    super(app, { stage, unit: 'task-api', suffix: 'base' });
    const vpc = stageVpc(this, ['public', 'isolated']);
    const key = stageKey(this);

    const instances = new SecurityGroup(this, 'InstancesSecurityGroup', {
      vpc,
      description: 'Container instances of task-api',
      allowAllOutbound: false,
    });
    const databaseGroup = new SecurityGroup(this, 'DatabaseSecurityGroup', {
      vpc,
      description: 'PostgreSQL of task-api',
      allowAllOutbound: false,
    });
    instances.addEgressRule(Peer.anyIpv4(), Port.HTTPS, 'AWS, and the keys that auth-fn publishes');
    instances.addEgressRule(databaseGroup, Port.POSTGRES, 'PostgreSQL');
    databaseGroup.addIngressRule(instances, Port.POSTGRES, 'task-api');

    new ContainerCapacity(this, 'Capacity', { stage, vpc, securityGroup: instances });
    const { instance, secretArn } = new Postgres(this, 'Postgres', {
      stage,
      vpc,
      key,
      securityGroup: databaseGroup,
    });
    const topic = alarmTopic(this);
    new PostgresAlarms(this, 'PostgresAlarms', { stage, topic, instance });
    new SurplusCredits(this, 'InstanceCredits', {
      stage,
      topic,
      name: 'task-api',
      advice: 'More tasks (taskApi.minTasks in stages.ts) share the work of task-api.',
      namespace: 'AWS/EC2',
      dimensions: { AutoScalingGroupName: containerInstancesName(stage) },
    });
    new SurplusCredits(this, 'DatabaseCredits', {
      stage,
      topic,
      name: 'database',
      advice: 'A larger class (database.instanceClass in stages.ts) earns more.',
      namespace: 'AWS/RDS',
      dimensions: { DBInstanceIdentifier: instance.instanceIdentifier },
    });
    new LogGroup(this, 'Logs', {
      logGroupName: taskApiLogGroupName(stage),
      retention: stage.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });

    this.publish('instances-security-group', instances.securityGroupId);
    this.publish('database-host', instance.dbInstanceEndpointAddress);
    this.publish('database-secret-arn', secretArn);
  }
}

/** Where task-api's own lines go. */
export function taskApiLogGroupName(stage: Stage): string {
  return `/baton/${stage.name}/task-api`;
}
