import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { resourceName } from '../config/names.ts';
import type { Stage } from '../config/stage.ts';

/** Over which most alarms look. */
export const ALARM_PERIOD = Duration.minutes(5);

export interface StageAlarmProps {
  readonly stage: Stage;
  readonly topic: ITopic;
  /** The alarm is named `baton-<stage>-<name>`. */
  readonly name: string;
  /** What is wrong and what to do first; it is in the mail. */
  readonly description: string;
  readonly metric: IMetric;
  readonly threshold: number;
  /**
   * Whether reaching the threshold is an alarm, or staying below it.
   * @default 'at-least'
   */
  readonly when?: 'at-least' | 'below';
  /**
   * Whether no data is an alarm too.
   * @default false
   */
  readonly orSilent?: boolean;
  /**
   * Periods in a row.
   * @default 1
   */
  readonly periods?: number;
}

/** Tells the operators that something needs them, and that it does no more. */
export class StageAlarm extends Construct {
  constructor(scope: Construct, id: string, props: StageAlarmProps) {
    super(scope, id);
    const { stage, topic, name, description, metric, threshold, when = 'at-least', periods = 1 } = props;
    const alarm = new Alarm(this, 'Alarm', {
      alarmName: resourceName(stage, name),
      alarmDescription: description,
      metric,
      threshold,
      evaluationPeriods: periods,
      comparisonOperator:
        when === 'below'
          ? ComparisonOperator.LESS_THAN_THRESHOLD
          : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: props.orSilent ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    const action = new SnsAction(topic);
    alarm.addAlarmAction(action);
    alarm.addOkAction(action);
  }
}
