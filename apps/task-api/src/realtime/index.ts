export { createProjectEventsRepository } from './project-events.repository.ts';
export { bindRealtimeRoutes } from './realtime.routes.ts';
export { createRealtime } from './realtime.service.ts';
