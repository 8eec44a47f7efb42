import { type SesEvent, sesEventSchema } from '@baton/log-schema';
import type { MailEvent } from './mail-event.ts';
import { MalformedEventError, describeFaults } from './malformed-event-error.ts';

/**
 * What SES tells of a mail.
 * @throws MalformedEventError
 */
export function parseSesEvent(event: MailEvent): SesEvent {
  const parsed = sesEventSchema.safeParse(event);
  if (parsed.success) return parsed.data;
  throw new MalformedEventError(event, undefined, describeFaults(parsed.error) ?? []);
}
