export { createMailsOfEvent } from './mails-of-event.ts';
export type { MailsOfEvent } from './mails-of-event.ts';
