export { logoutEndpoint } from './logout.handler.ts';
export { createLogout } from './logout.service.ts';
