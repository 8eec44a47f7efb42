import { authTable, logTable, mailTable } from '@baton/tables';
import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { tableName } from '../config/names.ts';
import type { Stage } from '../config/stage.ts';
import { ALARM_PERIOD, StageAlarm } from './stage-alarm.ts';

export interface TableAlarmsProps {
  readonly stage: Stage;
  readonly topic: ITopic;
}

/** DynamoDB grows with what is asked of it; that it throttles means one partition is asked for too much. */
export class TableAlarms extends Construct {
  constructor(scope: Construct, id: string, { stage, topic }: TableAlarmsProps) {
    super(scope, id);
    for (const table of [authTable, logTable, mailTable]) {
      const throttled = (metricName: string) =>
        new Metric({
          namespace: 'AWS/DynamoDB',
          metricName,
          dimensionsMap: { TableName: tableName(stage, table) },
          statistic: 'Sum',
          period: ALARM_PERIOD,
        });
      new StageAlarm(this, table.name, {
        stage,
        topic,
        name: `${table.name}-table-throttled`,
        description: `The table ${table.name} refuses requests for some seconds; callers try again.`,
        metric: new MathExpression({
          expression: 'FILL(reads, 0) + FILL(writes, 0)',
          usingMetrics: { reads: throttled('ReadThrottleEvents'), writes: throttled('WriteThrottleEvents') },
          period: ALARM_PERIOD,
        }),
        threshold: 10,
      });
    }
  }
}
