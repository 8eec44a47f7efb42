export { registerEndpoint } from './register.handler.ts';
export { createRegister } from './register.service.ts';
