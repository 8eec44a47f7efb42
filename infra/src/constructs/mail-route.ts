import type { EventPattern } from '@baton/log-schema';
import { Duration } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { type EventPattern as RulePattern, type IEventBus, Rule } from 'aws-cdk-lib/aws-events';
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
export interface MailRouteProps {
  readonly stage: Stage;
  readonly topic: ITopic;
  readonly bus: IEventBus;
  readonly mailFn: LambdaFunction;
  /** Rule and queue are named `baton-<stage>-<name>`. */
  readonly name: string;
  /** What its events are, as the texts of alarms begin: `Mails`. */
  readonly what: string;
  readonly pattern: EventPattern;
  /** How many of its events mail-fn handles at once; AWS takes 2 and more. */
  readonly concurrency: number;
}

/**
 * A rule of the bus and the queue in which its events wait for mail-fn, one an invocation. The queue is there
 * because EventBridge calls a Lambda asynchronously, which tries a failure twice again and no more;
 * docs/decisions/027-a-queue-before-mail-fn.md.
 */
export class MailRoute extends Construct {
  /** What was given up. */
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, props: MailRouteProps) {
    super(scope, id);
    const { stage, topic, bus, mailFn, name, what, pattern, concurrency } = props;
    this.deadLetters = new DeadLetters(this, 'DeadLetters', {
      stage,
      topic,
      name,
      meaning: `${what} were given up after twelve hours of attempts.`,
    }).queue;
    const queue = new Queue(this, 'Queue', {
      queueName: resourceName(stage, name),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: RETRY_PAUSE,
      retentionPeriod: Duration.days(4),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: ATTEMPTS },
    });
    new Rule(this, 'Rule', {
      ruleName: resourceName(stage, name),
      eventBus: bus,
      eventPattern: toRulePattern(pattern),
      targets: [
        new SqsQueue(queue, {
          deadLetterQueue: this.deadLetters,
          retryAttempts: 185,
          maxEventAge: Duration.hours(24),
        }),
      ],
    });
    mailFn.addEventSource(new SqsEventSource(queue, { batchSize: 1, maxConcurrency: concurrency }));
    new StageAlarm(this, 'Waiting', {
      stage,
      topic,
      name: `${name}-waiting`,
      description: `${what} have waited for a quarter of an hour: there are very many, or mail-fn fails. They are tried again every 3 minutes.`,
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

/** The lib's patterns are as EventBridge takes them; CDK has a name of its own for one field. */
export function toRulePattern({ 'detail-type': detailType, ...others }: EventPattern): RulePattern {
  return { ...others, detailType } as RulePattern;
}
