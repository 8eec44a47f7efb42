import type { App } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { BatonStack } from '../app/baton-stack.ts';
import { alarmTopic, stageKey, stageVpc } from '../app/foundation-values.ts';
import type { Stage } from '../config/stage.ts';
import { LoadBalancer } from '../constructs/load-balancer.ts';
import { OutboxWatch } from '../constructs/outbox-watch.ts';
import { TaskApiAlarms } from '../constructs/task-api-alarms.ts';
import { TaskApiService } from '../constructs/task-api-service.ts';
import { taskApiLogGroupName } from './task-api-base.stack.ts';

export interface TaskApiStackProps {
  readonly stage: Stage;
  readonly imageTag: string;
}

/** What serves requests. It is deployed after the migration of the same image has succeeded. */
export class TaskApiStack extends BatonStack {
  constructor(app: App, { stage, imageTag }: TaskApiStackProps) {
    super(app, { stage, unit: 'task-api' });
    const vpc = stageVpc(this, ['public']);
    const logGroup = LogGroup.fromLogGroupName(this, 'Logs', taskApiLogGroupName(stage));
    const loadBalancer = new LoadBalancer(this, 'LoadBalancer', { stage, vpc });
    const { service } = new TaskApiService(this, 'TaskApi', {
      stage,
      imageTag,
      vpc,
      key: stageKey(this),
      logGroup,
      loadBalancer,
      instancesSecurityGroupId: this.published('task-api', 'instances-security-group'),
      database: {
        host: this.published('task-api', 'database-host'),
        secretArn: this.published('task-api', 'database-secret-arn'),
      },
      jwksUrl: `https://${this.published('auth', 'api-host')}/auth/.well-known/jwks.json`,
    });
    const topic = alarmTopic(this);
    new TaskApiAlarms(this, 'Alarms', { stage, topic, loadBalancer, service, logGroup });
    new OutboxWatch(this, 'Outbox', { stage, topic, logGroup });
    this.publish('origin-host', loadBalancer.host);
    // By these CloudWatch names what the two measure.
    this.publish('load-balancer-name', loadBalancer.loadBalancer.loadBalancerFullName);
    this.publish('target-group-name', loadBalancer.targetGroup.targetGroupFullName);
  }
}
