import { setTimeout as delay } from 'node:timers/promises';

/** How long a mail may take before one gives up on it; nothing here says how fast it must be. */
const MAIL_LIMIT_MS = 20_000;
/** Short, because the latency of mails is measured by it. */
const POLL_MS = 2;

/** A mail as the inbox lists it. */
export interface Mail {
  readonly messageId: string;
  readonly subject: string;
  readonly destination: { readonly to: readonly string[] };
  readonly body: { readonly text?: string; readonly html?: string };
  readonly headers?: readonly { readonly name: string; readonly value: string }[];
}

export async function readInbox(inbox: string): Promise<readonly Mail[]> {
  const response = await fetch(`${inbox}/store`, { signal: AbortSignal.timeout(5_000) });
  return ((await response.json()) as { emails: Mail[] }).emails;
}

export async function mailsTo(inbox: string, email: string): Promise<readonly Mail[]> {
  return (await readInbox(inbox)).filter((mail) => mail.destination.to.some((to) => to.includes(email)));
}

/** The mails to somebody about a project or one of its tasks, whose subjects begin with its key. */
export async function mailsAbout(inbox: string, email: string, key: string): Promise<readonly Mail[]> {
  return (await mailsTo(inbox, email)).filter(({ subject }) => subject.startsWith(`[${key}]`));
}

/**
 * Waits until somebody has got a mail with this subject, or one that it matches.
 * @throws Error when it does not come
 */
export async function untilMail(inbox: string, email: string, subject: string | RegExp): Promise<Mail> {
  const isIt = (one: Mail) =>
    typeof subject === 'string' ? one.subject === subject : subject.test(one.subject);
  const deadline = Date.now() + MAIL_LIMIT_MS;
  while (Date.now() < deadline) {
    const mail = (await mailsTo(inbox, email)).find(isIt);
    if (mail) return mail;
    await delay(POLL_MS);
  }
  throw new Error(`No mail «${String(subject)}» after ${MAIL_LIMIT_MS} ms`);
}
