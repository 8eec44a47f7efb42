import type { Recipient } from '@baton/log-schema';
import type { NotifyReason } from '@baton/vocabulary';
import type { ToldEntry } from '../told-entry.ts';

/** A mail to Kim, who reads English, and to 이지우, who reads Korean. */
export interface MailSample {
  readonly entry: ToldEntry;
  readonly reason: NotifyReason;
}

/** The reader of a sample, with a token such as task-api gives for that mail. */
export function readerOf({ entry, reason }: MailSample, reader: Recipient): Recipient {
  if (reason === 'invitee') return { ...reader, reason };
  return { ...reader, reason, unsubscribe: 'task' in entry ? 't.task-token' : 'p.project-token' };
}
