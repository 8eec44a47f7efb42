export { refreshEndpoint } from './refresh.handler.ts';
export { createRefresh } from './refresh.service.ts';
