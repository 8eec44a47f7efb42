export type { TaskViewers } from './presence.schemas.ts';
export * from './project-event.schemas.ts';
export { realtimeRoutes } from './realtime.routes.ts';
export { VIEW_EXPIRY_S, VIEW_RENEWAL_S } from './view-times.ts';
