export * from './task.schemas.ts';
export { taskRoutes } from './task.routes.ts';
