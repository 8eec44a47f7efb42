import type { EventPattern, EventRule } from '@baton/log-schema';
import { RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnPipe } from 'aws-cdk-lib/aws-pipes';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { resourceName } from '../config/names.ts';
import type { Stage } from '../config/stage.ts';
import { DeadLetters } from './dead-letters.ts';
import { ALARM_PERIOD, StageAlarm } from './stage-alarm.ts';
import { useKeyThroughDynamoDb } from './table-key.ts';

/** Before the stream forgets a record after 24 hours, it goes to the dead letters. */
const RECORD_AGE_LIMIT_SECONDS = 22 * 60 * 60;

export interface StreamPipeProps {
  readonly stage: Stage;
  readonly topic: ITopic;
  readonly bus: IEventBus;
  /** Of the table that the stream is of. */
  readonly key: IKey;
  readonly streamArn: string;
  /** The pipe is named `baton-<stage>-<name>`. */
  readonly name: string;
  readonly filter: EventPattern;
  /** How the events are named on the bus. */
  readonly rule: Pick<EventRule, 'source' | 'detailType'>;
}

/** Brings the records of a table's stream that pass a filter to the bus, one event each, in order and as they are. */
export class StreamPipe extends Construct {
  constructor(scope: Construct, id: string, props: StreamPipeProps) {
    super(scope, id);
    const { stage, topic, bus, key, streamArn, name, filter, rule } = props;
    const deadLetters = new DeadLetters(this, 'DeadLetters', {
      stage,
      topic,
      name: `${name}-pipe`,
      meaning: `The pipe ${name} gave records up. A letter says where they are in the stream, which has them for 24 hours.`,
    });
    Validations.of(deadLetters.queue).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'It is the dead-letter queue of the pipe, which cdk-nag does not look at.',
    });
    const role = this.makeRole();
    const statements = [
      new PolicyStatement({
        actions: [
          'dynamodb:DescribeStream',
          'dynamodb:GetRecords',
          'dynamodb:GetShardIterator',
          'dynamodb:ListStreams',
        ],
        resources: [streamArn],
      }),
      new PolicyStatement({ actions: ['events:PutEvents'], resources: [bus.eventBusArn] }),
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [deadLetters.queue.queueArn] }),
    ];
    for (const statement of statements) role.addToPolicy(statement);
    useKeyThroughDynamoDb(role, key, 'read');

    const logGroup = new LogGroup(this, 'Logs', {
      logGroupName: `/aws/vendedlogs/baton/${stage.name}/pipe-${name}`,
      retention: stage.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const pipe = new CfnPipe(this, 'Pipe', {
      name: resourceName(stage, name),
      roleArn: role.roleArn,
      source: streamArn,
      sourceParameters: {
        filterCriteria: { filters: [{ pattern: JSON.stringify(filter) }] },
        dynamoDbStreamParameters: {
          startingPosition: 'TRIM_HORIZON',
          batchSize: 10,
          onPartialBatchItemFailure: 'AUTOMATIC_BISECT',
          maximumRetryAttempts: -1,
          maximumRecordAgeInSeconds: RECORD_AGE_LIMIT_SECONDS,
          deadLetterConfig: { arn: deadLetters.queue.queueArn },
        },
      },
      target: bus.eventBusArn,
      targetParameters: {
        eventBridgeEventBusParameters: { source: rule.source, detailType: rule.detailType },
      },
      // Which step failed and why; not what the record says.
      logConfiguration: {
        level: 'ERROR',
        cloudwatchLogsLogDestination: { logGroupArn: logGroup.logGroupArn },
      },
    });
    // A pipe that is made before its role may read fails for good.
    pipe.node.addDependency(role);

    new StageAlarm(this, 'Failures', {
      stage,
      topic,
      name: `${name}-pipe-failures`,
      description: `The pipe ${name} cannot bring records to the bus; it tries again until they are 22 hours old.`,
      metric: unfinishedExecutions(resourceName(stage, name)),
      threshold: 1,
    });
  }

  private makeRole(): Role {
    return new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('pipes.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
  }
}

/** Whatever keeps records from the bus. A pipe publishes no age of its iterator, and lags only after one of these. */
function unfinishedExecutions(pipeName: string): MathExpression {
  const count = (metricName: string) =>
    new Metric({
      namespace: 'AWS/EventBridge/Pipes',
      metricName,
      dimensionsMap: { PipeName: pipeName },
      statistic: 'Sum',
      period: ALARM_PERIOD,
    });
  return new MathExpression({
    expression: 'FILL(failed, 0) + FILL(partly, 0) + FILL(late, 0) + FILL(throttled, 0)',
    usingMetrics: {
      failed: count('ExecutionFailed'),
      partly: count('ExecutionPartiallyFailed'),
      late: count('ExecutionTimeout'),
      throttled: count('ExecutionThrottled'),
    },
    period: ALARM_PERIOD,
  });
}
