export { loginEndpoint } from './login.handler.ts';
export { createLogin } from './login.service.ts';
