import { authMailRule, mailRule } from '@baton/log-schema';
import type { Context } from 'aws-lambda';
import type { ReadAuthMail } from './auth-mail/index.ts';
import type { DeliverMails } from './deliver/index.ts';
import {
  type MailEvent,
  MalformedEventError,
  describeFaults,
  parseAuthEvent,
  parseLogEvent,
} from './event/index.ts';
import type { Logger } from '@baton/json-log';
import { type Mail, accountMail, entryMails } from './mails/index.ts';

export type MailFnHandler = (
  event: MailEvent,
  context: Pick<Context, 'getRemainingTimeInMillis'>,
) => Promise<void>;

/**
 * Turns a log entry, or what happened to an account, into mails. Whatever it throws makes EventBridge bring the
 * event again and, in the end, put it into the dead-letter queue.
 */
export function createHandler(dependencies: {
  readonly readAuthMail: ReadAuthMail;
  readonly deliver: DeliverMails;
  readonly log: Logger;
  /** Without a slash at its end. */
  readonly siteUrl: string;
}): MailFnHandler {
  const { readAuthMail, deliver, log, siteUrl } = dependencies;
  return async (event, context) => {
    try {
      await deliver(await mailsOf(event), () => context.getRemainingTimeInMillis());
    } catch (error) {
      if (error instanceof MalformedEventError) {
        const { eventId, entryId, faults } = error;
        log('error', 'malformed event', { eventId, entryId, faults });
      }
      throw error;
    }
  };

  async function mailsOf(event: MailEvent): Promise<readonly Mail[]> {
    switch (event['detail-type']) {
      case mailRule.detailType:
        return entryMails(parseLogEvent(event), siteUrl);
      case authMailRule.detailType:
        return accountMails(event);
      default:
        throw new MalformedEventError(event, undefined, ['detail-type: not known']);
    }
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
