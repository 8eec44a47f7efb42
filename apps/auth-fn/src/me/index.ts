export { meEndpoint } from './me.handler.ts';
export { createMe } from './me.service.ts';
