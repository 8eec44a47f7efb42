export { bindBulkRoutes } from './bulk.routes.ts';
export { createBulkService } from './bulk.service.ts';
export { createBeginBatch } from './task-batch.ts';
export { createTaskBatchRepository } from './task-batch.repository.ts';
export { createLeaveTasks } from './leave-tasks.ts';
export type { LeaveTasks } from './leave-tasks.ts';
