export { meEndpoint } from './me.handler.ts';
export { createMe } from './me.service.ts';
export type { Me } from './me.service.ts';
export { updateMeEndpoint } from './update-me.handler.ts';
export { createUpdateMe } from './update-me.service.ts';
