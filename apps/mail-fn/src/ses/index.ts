export { createSendMail, createSesClient } from './send-mail.ts';
export type { SendMail } from './send-mail.ts';
