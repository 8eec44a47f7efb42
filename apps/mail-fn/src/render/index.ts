export type { MailContent } from './mail-content.ts';
export { oneLine } from './plain-value.ts';
export { renderAuthMail } from './render-auth-mail.ts';
export { hasNewsForReaders, renderMail } from './render-mail.ts';
export type { ToldEntry } from './told-entry.ts';
