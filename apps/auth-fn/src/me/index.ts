export { meEndpoint } from './me.handler.ts';
export { updateMeEndpoint } from './update-me.handler.ts';
export { createUpdateMe } from './update-me.service.ts';
