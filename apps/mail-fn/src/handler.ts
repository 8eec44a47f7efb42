import type { Logger } from '@baton/json-log';
import { SES_EVENTS } from '@baton/log-schema';
import type { Context, SQSEvent, SQSRecord } from 'aws-lambda';
import type { DeliverMails } from './deliver/index.ts';
import {
  type MailEvent,
  MalformedEventError,
  parseRecord,
  parseSesEvent,
  streamLag,
  unreadableMails,
} from './event/index.ts';
import type { MailsOfEvent } from './intake/index.ts';
import { type DeliveryLedger, toReason } from './ledger/index.ts';
import type { Mail } from './mails/index.ts';
import type { RecordSesEvent } from './ses-events/index.ts';

type Remaining = Pick<Context, 'getRemainingTimeInMillis'>;

export type MailFnHandler = (event: SQSEvent, context: Remaining) => Promise<void>;

const SES_EVENT_TYPES: readonly string[] = Object.values(SES_EVENTS);

/**
 * Turns log entries, and what happened to accounts, into mails, and notes what SES says of them. Whatever it
 * throws makes SQS bring all records of the invocation again, and in the end makes them dead letters; the ledger
 * knows what of them is out.
 */
export function createHandler(dependencies: {
  readonly mailsOf: MailsOfEvent;
  readonly deliver: DeliverMails;
  readonly recordSesEvent: RecordSesEvent;
  readonly ledger: Pick<DeliveryLedger, 'markUnreadable'>;
  readonly log: Logger;
}): MailFnHandler {
  const { mailsOf, deliver, recordSesEvent, ledger, log } = dependencies;

  return async ({ Records }, context) => {
    const failures: unknown[] = [];
    const mails: Mail[] = [];
    for (const record of Records) {
      try {
        mails.push(...(await read(record)));
      } catch (error) {
        failures.push(error);
      }
    }
    try {
      await deliver(mails, () => context.getRemainingTimeInMillis());
    } catch (error) {
      failures.push(error);
    }
    if (failures.length > 1) throw new AggregateError(failures, `${failures.length} events failed.`);
    if (failures.length === 1) throw failures[0];
  };

  /** The mails that a record asks for; one that tells of a mail asks for none. */
  async function read(record: SQSRecord): Promise<readonly Mail[]> {
    let event: MailEvent | undefined;
    try {
      event = parseRecord(record);
      tellStreamLag(record, event);
      if (!SES_EVENT_TYPES.includes(event['detail-type'])) return await mailsOf(event);
      await recordSesEvent(parseSesEvent(event));
      return [];
    } catch (error) {
      if (error instanceof MalformedEventError) {
        tellMalformed(record, error);
        if (event) await noteUnreadable(event, error);
      }
      throw error;
    }
  }

  /** For a metric: the pipe between stream and queue has none of its own. */
  function tellStreamLag(record: SQSRecord, event: MailEvent): void {
    const streamLagMs = streamLag(record, event);
    if (streamLagMs !== undefined) log('info', 'event from stream', { eventId: event.id, streamLagMs });
  }

  /** SQS brings such an event as often as any other; somebody is called once. */
  function tellMalformed(record: SQSRecord, { eventId, entryId, faults }: MalformedEventError): void {
    const { messageId, attributes } = record;
    const attempt = Number(attributes.ApproximateReceiveCount);
    log(attempt > 1 ? 'warn' : 'error', 'malformed event', { messageId, attempt, eventId, entryId, faults });
  }

  /** For the owners of the project, who see what nobody got and mail it again. Never throws. */
  async function noteUnreadable(event: MailEvent, { faults }: MalformedEventError): Promise<void> {
    const reason = toReason(faults.join('; '));
    const notes = unreadableMails(event).map((mail) => ledger.markUnreadable(mail, reason));
    for (const note of await Promise.allSettled(notes)) {
      if (note.status === 'fulfilled') continue;
      log('warn', 'a malformed entry was not noted in the ledger', { error: (note.reason as Error).name });
    }
  }
}
