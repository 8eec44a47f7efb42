export { createPace } from './pace.ts';
export type { Pace } from './pace.ts';
export { createSendMail, isThrottled } from './send-mail.ts';
export type { SendMail } from './send-mail.ts';
export { SesError } from './ses-error.ts';
