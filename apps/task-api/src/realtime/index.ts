export { createTellPresence, PRESENCE_CHANNEL } from './presence.repository.ts';
export { createPresence } from './presence.service.ts';
export { createProjectEventsRepository } from './project-events.repository.ts';
export { bindRealtimeRoutes } from './realtime.routes.ts';
export { createRealtime } from './realtime.service.ts';
