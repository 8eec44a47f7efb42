export { createTaskListsRepository } from './task-lists.repository.ts';
export type { ExportedPart } from './task-lists.repository.ts';
export { bindTaskListsRoutes } from './task-lists.routes.ts';
export { createTaskListsService } from './task-lists.service.ts';
