export { renderMail } from './render-mail.ts';
export type { MailContent } from './render-mail.ts';
