import type { Context } from 'aws-lambda';
import type { DeliverEntry } from './deliver/index.ts';
import { type LogEvent, MalformedEventError, parseLogEvent } from './event/index.ts';
import type { Logger } from '@baton/json-log';

export type MailFnHandler = (
  event: LogEvent,
  context: Pick<Context, 'getRemainingTimeInMillis'>,
) => Promise<void>;

/**
 * Turns a log entry into mails. Whatever it throws makes EventBridge bring the event again and, in the end,
 * put it into the dead-letter queue.
 */
export function createHandler(dependencies: {
  readonly deliver: DeliverEntry;
  readonly log: Logger;
}): MailFnHandler {
  const { deliver, log } = dependencies;
  return async (event, context) => {
    try {
      await deliver(parseLogEvent(event), () => context.getRemainingTimeInMillis());
    } catch (error) {
      if (error instanceof MalformedEventError) {
        const { eventId, entryId, faults } = error;
        log('error', 'malformed event', { eventId, entryId, faults });
      }
      throw error;
    }
  };
}
