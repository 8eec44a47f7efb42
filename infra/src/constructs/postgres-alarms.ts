import type { DatabaseInstance } from 'aws-cdk-lib/aws-rds';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Stage } from '../config/stage.ts';
import { ALARM_PERIOD, StageAlarm } from './stage-alarm.ts';

const GIB = 2 ** 30;

export interface PostgresAlarmsProps {
  readonly stage: Stage;
  readonly topic: ITopic;
  readonly instance: DatabaseInstance;
}

/** A database that is about to run out of something. */
export class PostgresAlarms extends Construct {
  constructor(scope: Construct, id: string, { stage, topic, instance }: PostgresAlarmsProps) {
    super(scope, id);
    new StageAlarm(this, 'Cpu', {
      stage,
      topic,
      name: 'database-cpu',
      description: 'The database has been busy for a quarter of an hour; Database Insights shows with what.',
      metric: instance.metricCPUUtilization({ period: ALARM_PERIOD }),
      threshold: 80,
      periods: 3,
    });
    new StageAlarm(this, 'Storage', {
      stage,
      topic,
      name: 'database-storage',
      description:
        'Little storage is left, and RDS adds to it only every six hours and up to the maximum in stages.ts.',
      metric: instance.metricFreeStorageSpace({ period: ALARM_PERIOD, statistic: 'Minimum' }),
      threshold: 0.1 * stage.database.storageGiB * GIB,
      when: 'below',
    });
    new StageAlarm(this, 'Memory', {
      stage,
      topic,
      name: 'database-memory',
      description: 'The database is short of memory; a larger class is in stages.ts.',
      metric: instance.metricFreeableMemory({ period: ALARM_PERIOD }),
      threshold: 64 * 2 ** 20,
      when: 'below',
      periods: 3,
    });
  }
}
