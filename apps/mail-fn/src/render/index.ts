export type { MailContent } from './mail-content.ts';
export { renderAuthMail } from './render-auth-mail.ts';
export { hasNewsForReaders, renderMail } from './render-mail.ts';
