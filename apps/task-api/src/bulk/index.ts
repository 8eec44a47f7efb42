export { bindBulkRoutes } from './bulk.routes.ts';
export { createBulkService } from './bulk.service.ts';
export { createChangeBatch } from './task-batch.ts';
export { createTaskBatchRepository } from './task-batch.repository.ts';
export { createUnassignParts } from './unassign-parts.ts';
export type { UnassignParts } from './unassign-parts.ts';
