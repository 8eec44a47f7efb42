import { contentTag } from '../app/content-tag.ts';
import { synthesise } from '../app/synthesise.ts';
import { TaskApiBaseStack } from '../stacks/task-api-base.stack.ts';
import { TaskApiMigrationStack } from '../stacks/task-api-migration.stack.ts';
import { TaskApiStack } from '../stacks/task-api.stack.ts';

const imageTag = contentTag('dist/apps/task-api', 'docker/task-api.Dockerfile');

// What is deployed when is said by the unit's project.json: between these stacks the database is migrated.
synthesise(process.argv[2] ?? 'dist/infra/task-api', (app, stage) => {
  new TaskApiBaseStack(app, { stage });
  new TaskApiMigrationStack(app, { stage, imageTag });
  new TaskApiStack(app, { stage, imageTag });
});
