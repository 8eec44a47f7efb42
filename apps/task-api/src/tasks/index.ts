export { createPartsService } from './parts.service.ts';
export { requireWritableTask } from './task-writable.ts';
export { createTaskChanges } from './task-changes.ts';
export { createTasksRepository } from './tasks.repository.ts';
export { bindTasksRoutes } from './tasks.routes.ts';
export { createTasksService } from './tasks.service.ts';
