export { authMail } from './auth-mail.ts';
export type { Addressee, AuthMailContent, Occasion } from './auth-mail.ts';
