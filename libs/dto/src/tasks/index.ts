export * from './summary.schemas.ts';
export * from './task-list.schemas.ts';
export * from './task.schemas.ts';
export { taskRoutes } from './task.routes.ts';
