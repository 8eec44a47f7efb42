import { authMailRule, mailRule } from '@baton/log-schema';
import type { Context, SQSEvent, SQSRecord } from 'aws-lambda';
import type { ReadAuthMail } from './auth-mail/index.ts';
import type { DeliverMails } from './deliver/index.ts';
import {
  type MailEvent,
  MalformedEventError,
  describeFaults,
  parseAuthEvent,
  parseLogEvent,
  parseRecord,
} from './event/index.ts';
import type { Logger } from '@baton/json-log';
import { type Mail, accountMail, entryMails } from './mails/index.ts';

type Remaining = Pick<Context, 'getRemainingTimeInMillis'>;

export type MailFnHandler = (event: SQSEvent, context: Remaining) => Promise<void>;

/**
 * Turns log entries, and what happened to accounts, into mails. Whatever it throws makes SQS bring all records
 * of the invocation again, and in the end makes them dead letters; the ledger knows what of them is out.
 */
export function createHandler(dependencies: {
  readonly readAuthMail: ReadAuthMail;
  readonly deliver: DeliverMails;
  readonly log: Logger;
  /** Without a slash at its end. */
  readonly siteUrl: string;
}): MailFnHandler {
  const { readAuthMail, deliver, log, siteUrl } = dependencies;
  return async ({ Records }, context) => {
    const failures: unknown[] = [];
    for (const record of Records) {
      try {
        await handle(record, context);
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 1) throw new AggregateError(failures, `${failures.length} events failed.`);
    if (failures.length === 1) throw failures[0];
  };

  async function handle(record: SQSRecord, context: Remaining): Promise<void> {
    try {
      await deliver(await mailsOf(parseRecord(record)), () => context.getRemainingTimeInMillis());
    } catch (error) {
      if (error instanceof MalformedEventError) tellMalformed(record, error);
      throw error;
    }
  }

  /** SQS brings such an event as often as any other; somebody is called once. */
  function tellMalformed(record: SQSRecord, { eventId, entryId, faults }: MalformedEventError): void {
    const { messageId, attributes } = record;
    const attempt = Number(attributes.ApproximateReceiveCount);
    log(attempt > 1 ? 'warn' : 'error', 'malformed event', { messageId, attempt, eventId, entryId, faults });
  }

  async function mailsOf(event: MailEvent): Promise<readonly Mail[]> {
    switch (event['detail-type']) {
      case mailRule.detailType:
        return logMails(event);
      case authMailRule.detailType:
        return accountMails(event);
      default:
        throw new MalformedEventError(event, undefined, ['detail-type: not known']);
    }
  }

  function logMails(event: MailEvent): readonly Mail[] {
    const entry = parseLogEvent(event);
    return entry.kind === 'mails.resent' ? [] : entryMails(entry, siteUrl);
  }

  async function accountMails(event: MailEvent): Promise<readonly Mail[]> {
    const key = parseAuthEvent(event);
    try {
      const mail = await readAuthMail(key);
      if (mail) return [accountMail(mail, siteUrl)];
    } catch (error) {
      const faults = describeFaults(error);
      throw faults ? new MalformedEventError(event, key.pk, faults) : error;
    }
    log('info', 'auth mail has expired', { entryId: key.pk });
    return [];
  }
}
