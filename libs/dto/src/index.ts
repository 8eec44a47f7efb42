export * from './limits.ts';
export * from './http/index.ts';
export * from './auth/index.ts';
export * from './people/index.ts';
export * from './projects/index.ts';
export * from './tasks/index.ts';
export * from './comments/index.ts';
export * from './realtime/index.ts';
export { taskApiRoutes } from './task-api.routes.ts';
