export { ownSessionsEndpoints } from './own-sessions.handler.ts';
export { createOwnSessions } from './own-sessions.service.ts';
