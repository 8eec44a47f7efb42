export type { MailContent } from './mail-content.ts';
export { newsOf } from './news.ts';
export type { News } from './news.ts';
export { oneLine } from './plain-value.ts';
export { renderAuthMail } from './render-auth-mail.ts';
export { renderMail } from './render-mail.ts';
export { SiteLinks } from './site-links.ts';
export type { ToldEntry } from './told-entry.ts';
