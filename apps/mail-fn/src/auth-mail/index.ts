export { createReadAuthMail } from './read-auth-mail.ts';
export type { ReadAuthMail } from './read-auth-mail.ts';
