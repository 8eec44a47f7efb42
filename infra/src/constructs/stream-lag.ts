import { Duration } from 'aws-cdk-lib';
import { Unit } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { metricNamespace, STREAM_LAG_METRIC } from '../config/names.ts';
import type { Stage } from '../config/stage.ts';
import { ALARM_PERIOD, StageAlarm } from './stage-alarm.ts';

/** `message` of the line that mail-fn writes when an event that came through a pipe reaches it. */
const LINE = 'event from stream';

const LATE = Duration.minutes(5);

export interface StreamLagProps {
  readonly stage: Stage;
  readonly topic: ITopic;
  /** Of mail-fn. */
  readonly logGroup: ILogGroup;
}

/** How late the pipes bring what is in the streams: the age of an iterator, which they do not publish. */
export class StreamLag extends Construct {
  constructor(scope: Construct, id: string, { stage, topic, logGroup }: StreamLagProps) {
    super(scope, id);
    const lag = new MetricFilter(this, 'Lag', {
      logGroup,
      filterPattern: FilterPattern.stringValue('$.message', '=', LINE),
      metricNamespace: metricNamespace(stage),
      metricName: STREAM_LAG_METRIC,
      metricValue: '$.streamLagMs',
      unit: Unit.MILLISECONDS,
    });
    new StageAlarm(this, 'Late', {
      stage,
      topic,
      name: 'stream-lag',
      description:
        'Records were in a stream for five minutes before the pipe brought them to the queue of mail-fn. See whether the pipe has failed, in its log.',
      metric: lag.metric({ period: ALARM_PERIOD, statistic: 'Maximum' }),
      threshold: LATE.toMilliseconds(),
    });
  }
}
