import type { SQSRecord } from 'aws-lambda';
import type { MailEvent } from './mail-event.ts';
import { MalformedEventError } from './malformed-event-error.ts';

/**
 * The event that a rule put into the queue.
 * @throws MalformedEventError
 */
export function parseRecord({ body }: Pick<SQSRecord, 'body'>): MailEvent {
  const event = readJson(body);
  if (typeof event !== 'object' || event === null) {
    throw new MalformedEventError({}, undefined, ['body: no JSON object']);
  }
  return event as MailEvent;
}

/** Undefined for what is no JSON; the parser's own error quotes what it read. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
