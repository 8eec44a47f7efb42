import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Ec2Service } from 'aws-cdk-lib/aws-ecs';
import { HttpCodeElb, HttpCodeTarget } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { metricNamespace, resourceName } from '../config/names.ts';
import type { Stage } from '../config/stage.ts';
import type { LoadBalancer } from './load-balancer.ts';
import { ALARM_PERIOD, StageAlarm } from './stage-alarm.ts';

/** Per cent of the instances' memory that tasks have to reserve, or Fargate would be cheaper. */
const LEAST_RESERVATION = 90;

export interface TaskApiAlarmsProps {
  readonly stage: Stage;
  readonly topic: ITopic;
  readonly loadBalancer: LoadBalancer;
  readonly service: Ec2Service;
  readonly logGroup: ILogGroup;
}

/** task-api failing, slow or away, and instances that are paid for and not used. */
export class TaskApiAlarms extends Construct {
  constructor(scope: Construct, id: string, props: TaskApiAlarmsProps) {
    super(scope, id);
    const { stage, topic } = props;
    for (const alarm of [...servingAlarms(props), ...capacityAlarms(props), errorLinesAlarm(this, props)]) {
      new StageAlarm(this, alarm.name, { stage, topic, ...alarm, name: `task-api-${alarm.name}` });
    }
  }
}

function servingAlarms({ stage, loadBalancer: { loadBalancer, targetGroup } }: TaskApiAlarmsProps) {
  const sum = { period: ALARM_PERIOD, statistic: 'Sum' };
  return [
    {
      name: 'healthy-targets',
      description:
        'Fewer tasks answer /readyz than should; see the events of the service, and whether the database answers.',
      metric: targetGroup.metrics.healthyHostCount({ period: Duration.minutes(1), statistic: 'Minimum' }),
      threshold: stage.taskApi.minTasks,
      when: 'below' as const,
      // Without any task there is nothing to count.
      orSilent: true,
      periods: 5,
    },
    {
      name: 'errors',
      description: 'task-api answers with 5xx; its log has the lines of level error.',
      metric: targetGroup.metrics.httpCodeTarget(HttpCodeTarget.TARGET_5XX_COUNT, sum),
      threshold: 5,
    },
    {
      name: 'unanswered',
      description: 'The load balancer answers with 5xx itself: no task is there, or one broke off.',
      metric: loadBalancer.metrics.httpCodeElb(HttpCodeElb.ELB_5XX_COUNT, sum),
      threshold: 5,
    },
    {
      name: 'slow',
      description:
        'One request of a hundred takes two seconds or more; Database Insights shows slow statements.',
      metric: targetGroup.metrics.targetResponseTime({ period: ALARM_PERIOD, statistic: 'p99' }),
      threshold: 2,
      periods: 3,
    },
  ];
}

function capacityAlarms({ stage, service }: TaskApiAlarmsProps) {
  return [
    {
      name: 'reservation',
      description:
        'Instances are paid for and not used: for an hour tasks have reserved less than 90 % of their memory. See whether a task cannot be placed or an instance cannot be drained.',
      metric: new Metric({
        namespace: 'AWS/ECS',
        metricName: 'MemoryReservation',
        dimensionsMap: { ClusterName: resourceName(stage, 'cluster') },
        period: ALARM_PERIOD,
        statistic: 'Average',
      }),
      threshold: LEAST_RESERVATION,
      when: 'below' as const,
      periods: 12,
    },
    {
      name: 'cpu',
      description: 'task-api is busy though it may have more tasks: the maximum in stages.ts is reached.',
      metric: service.metricCpuUtilization({ period: ALARM_PERIOD }),
      threshold: 90,
      periods: 3,
    },
  ];
}

function errorLinesAlarm(scope: Construct, { stage, logGroup }: TaskApiAlarmsProps) {
  const lines = new MetricFilter(scope, 'ErrorLines', {
    logGroup,
    filterPattern: FilterPattern.any(
      FilterPattern.stringValue('$.level', '=', 'error'),
      FilterPattern.stringValue('$.level', '=', 'fatal'),
    ),
    metricNamespace: metricNamespace(stage),
    metricName: 'task-api-error-lines',
  });
  return {
    name: 'error-lines',
    description: `task-api wrote lines of level error; someone must act on them: ${logGroup.logGroupName}`,
    metric: lines.metric({ period: ALARM_PERIOD, statistic: 'Sum' }),
    threshold: 1,
  };
}
