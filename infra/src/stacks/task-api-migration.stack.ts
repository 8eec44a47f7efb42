import { type App, CfnOutput, Duration } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { BatonStack } from '../app/baton-stack.ts';
import { stageKey } from '../app/foundation-values.ts';
import { MIGRATION } from '../config/container-size.ts';
import { resourceName } from '../config/names.ts';
import type { Stage } from '../config/stage.ts';
import { TaskApiTask } from '../constructs/task-api-task.ts';
import { taskApiLogGroupName } from './task-api-base.stack.ts';

export interface TaskApiMigrationStackProps {
  readonly stage: Stage;
  readonly imageTag: string;
}

/**
 * The task that migrates the database with the new image. It is deployed and run before the service of the same
 * image, and like that reads at each deployment which database it is for: after a restore, another one.
 */
export class TaskApiMigrationStack extends BatonStack {
  constructor(app: App, { stage, imageTag }: TaskApiMigrationStackProps) {
    super(app, { stage, unit: 'task-api', suffix: 'migration' });
    new TaskApiTask(this, 'Migration', {
      stage,
      family: resourceName(stage, 'migration'),
      command: 'migrate',
      imageTag,
      ...MIGRATION,
      database: {
        host: this.published('task-api', 'database-host'),
        secretArn: this.published('task-api', 'database-secret-arn'),
      },
      logGroup: LogGroup.fromLogGroupName(this, 'Logs', taskApiLogGroupName(stage)),
      key: stageKey(this),
      stopTimeout: Duration.seconds(120),
    });
    // What the image has to be pushed as before the migration is run.
    new CfnOutput(this, 'ImageTag', { value: imageTag });
  }
}
