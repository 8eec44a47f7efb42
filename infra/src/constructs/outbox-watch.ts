import { Duration } from 'aws-cdk-lib';
import { Unit } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { metricNamespace, OUTBOX_METRICS } from '../config/names.ts';
import type { Stage } from '../config/stage.ts';
import { StageAlarm } from './stage-alarm.ts';

/** `msg` of the line that each task-api process writes every minute. */
const RELAY_LINE = 'outbox relay';

const OLDEST = Duration.seconds(60);

export interface OutboxWatchProps {
  readonly stage: Stage;
  readonly topic: ITopic;
  /** Of task-api. */
  readonly logGroup: ILogGroup;
}

/** Changes that are made and not yet in the log, from where mails come: how long they wait, and how many move. */
export class OutboxWatch extends Construct {
  constructor(scope: Construct, id: string, { stage, topic, logGroup }: OutboxWatchProps) {
    super(scope, id);
    const ofLine = (metricName: string, metricValue: string, unit: Unit) =>
      new MetricFilter(this, metricName, {
        logGroup,
        filterPattern: FilterPattern.stringValue('$.msg', '=', RELAY_LINE),
        metricNamespace: metricNamespace(stage),
        metricName,
        metricValue,
        unit,
      });
    const age = ofLine(OUTBOX_METRICS.age, '$.oldestMs', Unit.MILLISECONDS);
    ofLine(OUTBOX_METRICS.moved, '$.moved', Unit.COUNT);
    ofLine(OUTBOX_METRICS.retries, '$.retries', Unit.COUNT);

    new StageAlarm(this, 'Age', {
      stage,
      topic,
      name: 'outbox-age',
      description:
        'Changes have waited for more than a minute, for five minutes, to be written to the log; their mails wait with them. The log of task-api says why: DynamoDB, or too many at once.',
      // Each process tells of the same table.
      metric: age.metric({ period: Duration.minutes(1), statistic: 'Maximum' }),
      threshold: OLDEST.toMilliseconds(),
      periods: 5,
    });
  }
}
