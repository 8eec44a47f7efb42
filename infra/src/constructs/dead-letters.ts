import { Duration } from 'aws-cdk-lib';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { resourceName } from '../config/names.ts';
import type { Stage } from '../config/stage.ts';
import { ALARM_PERIOD, StageAlarm } from './stage-alarm.ts';

export interface DeadLettersProps {
  readonly stage: Stage;
  readonly topic: ITopic;
  /** The queue is named `baton-<stage>-<name>-dead-letters`. */
  readonly name: string;
  /** What a message in it means. */
  readonly meaning: string;
}

/** Keeps for two weeks what was given up, and tells the operators about the first of it. */
export class DeadLetters extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, { stage, topic, name, meaning }: DeadLettersProps) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      queueName: resourceName(stage, `${name}-dead-letters`),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    new StageAlarm(this, 'Alarm', {
      stage,
      topic,
      name: `${name}-dead-letters`,
      description: `${meaning} See docs/deploy/day-two.md on dead letters.`,
      metric: this.queue.metricApproximateNumberOfMessagesVisible({
        period: ALARM_PERIOD,
        statistic: 'Maximum',
      }),
      threshold: 1,
    });
  }
}
