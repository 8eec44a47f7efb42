import type { EventRule } from '@baton/log-schema';
import { Duration } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { type EventPattern, type IEventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { resourceName } from '../config/names.ts';
import type { Stage } from '../config/stage.ts';
import { DeadLetters } from './dead-letters.ts';
import { StageAlarm } from './stage-alarm.ts';

/** Six times mail-fn's time limit, as AWS asks for; it is the pause between two attempts too. */
const RETRY_PAUSE = Duration.minutes(3);
/** Twelve hours of attempts. */
const ATTEMPTS = 240;
/** Mails at once, so that SES's rate for a new account (14 a second) is not passed by many at a time. */
const CONCURRENCY = 5;

export interface MailRouteProps {
  readonly stage: Stage;
  readonly topic: ITopic;
  readonly bus: IEventBus;
  readonly mailFn: LambdaFunction;
  /** Rule and queue are named `baton-<stage>-<name>`. */
  readonly name: string;
  readonly rule: EventRule;
}

/**
 * A rule of the bus and the queue in which its events wait for mail-fn, one an invocation. The queue is there
 * because EventBridge calls a Lambda asynchronously, which tries a failure twice again and no more;
 * docs/decisions/027-a-queue-before-mail-fn.md.
 */
export class MailRoute extends Construct {
  constructor(scope: Construct, id: string, { stage, topic, bus, mailFn, name, rule }: MailRouteProps) {
    super(scope, id);
    const deadLetters = new DeadLetters(this, 'DeadLetters', {
      stage,
      topic,
      name,
      meaning: 'Mails were given up after twelve hours of attempts.',
    });
    const queue = new Queue(this, 'Queue', {
      queueName: resourceName(stage, name),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: RETRY_PAUSE,
      retentionPeriod: Duration.days(4),
      deadLetterQueue: { queue: deadLetters.queue, maxReceiveCount: ATTEMPTS },
    });
    new Rule(this, 'Rule', {
      ruleName: resourceName(stage, name),
      eventBus: bus,
      eventPattern: toRulePattern(rule),
      targets: [
        new SqsQueue(queue, {
          deadLetterQueue: deadLetters.queue,
          retryAttempts: 185,
          maxEventAge: Duration.hours(24),
        }),
      ],
    });
    mailFn.addEventSource(new SqsEventSource(queue, { batchSize: 1, maxConcurrency: CONCURRENCY }));
    new StageAlarm(this, 'Waiting', {
      stage,
      topic,
      name: `${name}-waiting`,
      description:
        'For a quarter of an hour mails have waited: mail-fn or SES refuses them. They are tried again every 3 minutes.',
      metric: unfinished(queue),
      threshold: 1,
      periods: 15,
    });
  }
}

/**
 * Events that wait or are being mailed, in each minute. The age of the oldest would leave out what has been received
 * three times, which is whatever fails.
 */
function unfinished(queue: Queue): MathExpression {
  const statistic = 'Minimum';
  return new MathExpression({
    expression: 'waiting + received',
    usingMetrics: {
      waiting: queue.metricApproximateNumberOfMessagesVisible({ statistic }),
      received: queue.metricApproximateNumberOfMessagesNotVisible({ statistic }),
    },
    period: Duration.minutes(1),
  });
}

function toRulePattern({ pattern }: EventRule): EventPattern {
  const { 'detail-type': detailType, ...others } = pattern;
  return { ...others, detailType } as EventPattern;
}
