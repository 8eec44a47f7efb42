export { authMail } from './auth-mail.ts';
export type { AuthMailContent, Occasion } from './auth-mail.ts';
