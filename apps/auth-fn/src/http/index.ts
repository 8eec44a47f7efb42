export type { ApiRequest, Client } from './api-request.ts';
export type { Success } from './api-response.ts';
export { endpoint } from './endpoint.ts';
export type { Endpoint } from './endpoint.ts';
export { createRouter } from './router.ts';
export type { Admit, ApiHandler } from './router.ts';
