export { createDeliverMails } from './deliver-mails.ts';
export type { DeliverMails } from './deliver-mails.ts';
