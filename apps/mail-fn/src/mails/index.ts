export { accountMail } from './account-mail.ts';
export { entryMails } from './entry-mails.ts';
export type { ToldEntry } from '../render/index.ts';
export type { Mail } from './mail.ts';
