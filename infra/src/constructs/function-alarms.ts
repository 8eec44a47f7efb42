import { Duration } from 'aws-cdk-lib';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { metricNamespace } from '../config/names.ts';
import type { Stage } from '../config/stage.ts';
import type { BundleFunction } from './bundle-function.ts';
import { ALARM_PERIOD, StageAlarm } from './stage-alarm.ts';

export interface FunctionAlarmsProps {
  readonly stage: Stage;
  readonly topic: ITopic;
  readonly name: string;
  readonly target: BundleFunction;
  /** What failed invocations mean, and what to look at. */
  readonly onErrors: string;
}

/** A function that fails, is throttled, nears its time limit, or writes a line of level `error`. */
export class FunctionAlarms extends Construct {
  constructor(scope: Construct, id: string, { stage, topic, name, target, onErrors }: FunctionAlarmsProps) {
    super(scope, id);
    const { function: lambda, logGroup } = target;
    const errorLines = new MetricFilter(this, 'ErrorLines', {
      logGroup,
      filterPattern: FilterPattern.stringValue('$.level', '=', 'error'),
      metricNamespace: metricNamespace(stage),
      metricName: `${name}-error-lines`,
    });
    const limit = lambda.timeout ?? Duration.seconds(3);
    const alarms = [
      {
        what: 'errors',
        description: onErrors,
        metric: lambda.metricErrors({ period: ALARM_PERIOD }),
        threshold: 1,
      },
      {
        what: 'throttles',
        description: `${name} is called more often than its concurrency allows; see the dashboard for who calls.`,
        metric: lambda.metricThrottles({ period: ALARM_PERIOD }),
        threshold: 1,
      },
      {
        what: 'slow',
        description: `${name} nears its time limit of ${limit.toSeconds()} s.`,
        metric: lambda.metricDuration({ period: ALARM_PERIOD, statistic: 'p99' }),
        threshold: 0.8 * limit.toMilliseconds(),
      },
      {
        what: 'error-lines',
        description: `${name} wrote lines of level error; someone must act on them: ${logGroup.logGroupName}`,
        metric: errorLines.metric({ period: ALARM_PERIOD, statistic: 'Sum' }),
        threshold: 1,
      },
    ];
    for (const { what, ...alarm } of alarms) {
      new StageAlarm(this, what, { stage, topic, name: `${name}-${what}`, ...alarm });
    }
  }
}
