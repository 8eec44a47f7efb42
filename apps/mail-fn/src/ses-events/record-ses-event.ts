import type { Logger } from '@baton/json-log';
import type { SesEvent } from '@baton/log-schema';
import type { DeliveryLedger } from '../ledger/index.ts';
import { outcomeOf } from './outcome-of.ts';

/** Notes in the ledger what SES tells of a mail. */
export type RecordSesEvent = (event: SesEvent) => Promise<void>;

/** @throws from what it returns when the ledger cannot be written; the queue brings the event again */
export function createRecordSesEvent(options: {
  readonly ledger: DeliveryLedger;
  readonly log: Logger;
}): RecordSesEvent {
  const { ledger, log } = options;
  return async (event) => {
    const outcome = outcomeOf(event);
    if (!outcome) {
      log('info', 'SES tells of a mail without tags', { messageId: event.detail.mail.messageId });
      return;
    }
    const { entryId, userId, messageId, state, suppresses } = outcome;
    const isNews = await ledger.record(outcome);
    log('info', 'mail outcome', { entryId, userId, messageId, state, suppresses, isNews });
  };
}
