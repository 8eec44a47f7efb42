import { authTable, logTable, mailTable } from '@baton/tables';
import type { IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { metricNamespace, OUTBOX_METRICS, resourceName, tableName } from '../config/names.ts';
import type { Stage } from '../config/stage.ts';
import { graph, metric } from './dashboard-graphs.ts';

/** What it runs on: instances, PostgreSQL, DynamoDB, and how the relay between the two fares. */
export function dataWidgets(stage: Stage): IWidget[] {
  const cluster = { ClusterName: resourceName(stage, 'cluster') };
  const service = { ...cluster, ServiceName: resourceName(stage, 'task-api') };
  const database = { DBInstanceIdentifier: resourceName(stage, 'database') };
  const tables = [authTable, logTable, mailTable];
  const outbox = (name: string, statistic: string) => metric(metricNamespace(stage), name, {}, statistic);

  return [
    graph('Memory reserved of what is paid for, %', [
      metric('AWS/ECS', 'MemoryReservation', cluster, 'Average'),
    ]),
    graph('task-api: CPU and memory, %', [
      metric('AWS/ECS', 'CPUUtilization', service, 'Average'),
      metric('AWS/ECS', 'MemoryUtilization', service, 'Average'),
    ]),
    graph('PostgreSQL: CPU, %', [metric('AWS/RDS', 'CPUUtilization', database, 'Average')]),
    graph('PostgreSQL: connections', [metric('AWS/RDS', 'DatabaseConnections', database, 'Maximum')]),
    graph('PostgreSQL: seconds a read and a write', [
      metric('AWS/RDS', 'ReadLatency', database, 'Average'),
      metric('AWS/RDS', 'WriteLatency', database, 'Average'),
    ]),
    graph('PostgreSQL: bytes free', [metric('AWS/RDS', 'FreeStorageSpace', database, 'Minimum')]),
    graph(
      'DynamoDB: throttled',
      tables.flatMap((table) =>
        ['ReadThrottleEvents', 'WriteThrottleEvents'].map((name) =>
          metric(
            'AWS/DynamoDB',
            name,
            { TableName: tableName(stage, table) },
            'Sum',
            `${table.name} ${name}`,
          ),
        ),
      ),
    ),
    graph('Outbox: ms that the oldest entry waits', [outbox(OUTBOX_METRICS.age, 'Maximum')]),
    graph('Outbox: entries moved, and moved again', [
      outbox(OUTBOX_METRICS.moved, 'Sum'),
      outbox(OUTBOX_METRICS.retries, 'Sum'),
    ]),
  ];
}
