export { authMail, news } from './auth-mail.ts';
export type { Addressee, AuthMailContent, Occasion } from './auth-mail.ts';
