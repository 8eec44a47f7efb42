export * from './project-event.schemas.ts';
export { realtimeRoutes } from './realtime.routes.ts';
