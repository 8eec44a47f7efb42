import { authTable, logTable, mailTable } from '@baton/tables';
import { Duration } from 'aws-cdk-lib';
import { type IVpc, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import {
  AvailabilityZoneRebalancing,
  BuiltInAttributes,
  Cluster,
  Ec2Service,
  PlacementStrategy,
  Protocol,
} from 'aws-cdk-lib/aws-ecs';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledgeUnscoped } from '../app/unscoped-actions.ts';
import { CONTAINER_SIZES } from '../config/container-size.ts';
import { capacityProviderName, resourceName, tableName, tokenNames } from '../config/names.ts';
import type { Stage } from '../config/stage.ts';
import type { LoadBalancer } from './load-balancer.ts';
import { useKeyThroughDynamoDb } from './table-key.ts';
import { taskApiTableStatements } from './task-api-tables.ts';
import { TaskApiTask } from './task-api-task.ts';
import { putTraces, tracesEnvironment } from './traces.ts';

/** From SIGTERM to SIGKILL; task-api gives requests 10 s and ends by itself after 25 s. */
export const STOP_TIMEOUT = Duration.seconds(30);

const PORT = 3000;

/**
 * Requests a minute at which a further task is started. 50 a second leave each 8 ms of the CPU that a t4g.small
 * has without end; a list of tasks takes about one.
 */
const REQUESTS_PER_TASK = 3_000;

const CPU_TARGET_PERCENT = 60;

export interface TaskApiServiceProps {
  readonly stage: Stage;
  readonly imageTag: string;
  readonly vpc: IVpc;
  readonly key: IKey;
  readonly logGroup: ILogGroup;
  readonly loadBalancer: LoadBalancer;
  readonly instancesSecurityGroupId: string;
  readonly database: { readonly host: string; readonly secretArn: string };
  /** Where auth-fn publishes its keys. */
  readonly jwksUrl: string;
}

/** task-api as it serves: a task an instance, as many as the load asks for, rolled out without a gap. */
export class TaskApiService extends Construct {
  readonly service: Ec2Service;

  constructor(scope: Construct, id: string, props: TaskApiServiceProps) {
    super(scope, id);
    const { stage, loadBalancer } = props;
    const task = this.addTask(props);
    const instances = SecurityGroup.fromSecurityGroupId(
      this,
      'InstancesSecurityGroup',
      props.instancesSecurityGroupId,
    );
    this.service = new Ec2Service(this, 'Service', {
      serviceName: resourceName(stage, 'task-api'),
      cluster: Cluster.fromClusterAttributes(this, 'Cluster', {
        clusterName: resourceName(stage, 'cluster'),
        vpc: props.vpc,
        securityGroups: [instances],
      }),
      taskDefinition: task.taskDefinition,
      capacityProviderStrategies: [{ capacityProvider: capacityProviderName(stage), weight: 1 }],
      // A task fills an instance, so spreading them costs no instance that packing would save.
      placementStrategies: [
        PlacementStrategy.spreadAcross(BuiltInAttributes.AVAILABILITY_ZONE),
        PlacementStrategy.packedByMemory(),
      ],
      availabilityZoneRebalancing: AvailabilityZoneRebalancing.ENABLED,
      minHealthyPercent: 100,
      maxHealthyPercent: 200,
      circuitBreaker: { enable: true, rollback: true },
      healthCheckGracePeriod: Duration.seconds(60),
    });
    this.service.attachToApplicationTargetGroup(loadBalancer.targetGroup);

    const scaling = this.service.autoScaleTaskCount({
      minCapacity: stage.taskApi.minTasks,
      maxCapacity: stage.taskApi.maxTasks,
    });
    scaling.scaleOnCpuUtilization('Cpu', { targetUtilizationPercent: CPU_TARGET_PERCENT });
    scaling.scaleOnRequestCount('Requests', {
      requestsPerTarget: REQUESTS_PER_TASK,
      targetGroup: loadBalancer.targetGroup,
    });
  }

  private addTask(props: TaskApiServiceProps): TaskApiTask {
    const { stage } = props;
    const { taskCpu, taskMemory } = CONTAINER_SIZES[stage.taskApi.instanceType];
    const { issuer, audience } = tokenNames(stage);
    const task = new TaskApiTask(this, 'Serve', {
      stage,
      family: resourceName(stage, 'task-api'),
      command: 'serve',
      imageTag: props.imageTag,
      cpu: taskCpu,
      memoryReservation: taskMemory,
      memoryLimit: taskMemory,
      environment: {
        PORT: String(PORT),
        LOG_TABLE: tableName(stage, logTable),
        MAIL_TABLE: tableName(stage, mailTable),
        AUTH_TABLE: tableName(stage, authTable),
        AUTH_JWKS_URL: props.jwksUrl,
        AUTH_ISSUER: issuer,
        AUTH_AUDIENCE: audience,
        ...tracesEnvironment(stage),
      },
      database: props.database,
      logGroup: props.logGroup,
      key: props.key,
      stopTimeout: STOP_TIMEOUT,
    });
    task.container.addPortMappings({ containerPort: PORT, protocol: Protocol.TCP });
    for (const statement of taskApiTableStatements(this, stage)) {
      task.taskDefinition.addToTaskRolePolicy(statement);
    }
    task.taskDefinition.addToTaskRolePolicy(putTraces());
    acknowledgeUnscoped(task.taskDefinition, ['xray:PutTraceSegments']);
    useKeyThroughDynamoDb(task.taskDefinition.taskRole, props.key, 'read and write');
    return task;
  }
}
