import { vi } from 'vitest';
import { type Mail, mailsTo } from './inbox.ts';

/** How long a mail may take before a test gives up on it; no test says how fast it must be. */
const MAIL_LIMIT_MS = 20_000;

/** Waits until somebody has got a mail with this subject. */
export function untilMail(inbox: string, email: string, subject: string): Promise<Mail> {
  return vi.waitUntil(async () => (await mailsTo(inbox, email)).find((mail) => mail.subject === subject), {
    timeout: MAIL_LIMIT_MS,
    interval: 50,
  });
}
