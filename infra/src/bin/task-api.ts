import { contentTag } from '../app/content-tag.ts';
import { synthesise } from '../app/synthesise.ts';
import { TaskApiBaseStack } from '../stacks/task-api-base.stack.ts';
import { TaskApiStack } from '../stacks/task-api.stack.ts';

const imageTag = contentTag('dist/apps/task-api', 'docker/task-api.Dockerfile');

synthesise(process.argv[2] ?? 'dist/infra/task-api', (app, stage) => {
  new TaskApiBaseStack(app, { stage, imageTag });
  new TaskApiStack(app, { stage, imageTag });
});
