import type { Logger } from '@baton/json-log';
import { type LogEntry, type MailsResent, authMailRule, isMailEntry, mailRule } from '@baton/log-schema';
import type { ReadAuthMail } from '../auth-mail/index.ts';
import {
  type MailEvent,
  MalformedEventError,
  describeFaults,
  parseAuthEvent,
  parseLogEvent,
} from '../event/index.ts';
import type { ReadLogEntry } from '../log/index.ts';
import { type Mail, type ToldEntry, accountMail, entryMails } from '../mails/index.ts';

/** The mails that an event asks for. */
export type MailsOfEvent = (event: MailEvent) => Promise<readonly Mail[]>;

/** @throws MalformedEventError from what it returns, or another error when a table does not answer in time */
export function createMailsOfEvent(dependencies: {
  readonly readAuthMail: ReadAuthMail;
  readonly readLogEntry: ReadLogEntry;
  readonly log: Logger;
  /** Without a slash at its end. */
  readonly siteUrl: string;
}): MailsOfEvent {
  const { readAuthMail, readLogEntry, log, siteUrl } = dependencies;

  return async (event) => {
    switch (event['detail-type']) {
      case mailRule.detailType:
        return logMails(event);
      case authMailRule.detailType:
        return accountMails(event);
      default:
        throw new MalformedEventError(event, undefined, ['detail-type: not known']);
    }
  };

  async function logMails(event: MailEvent): Promise<readonly Mail[]> {
    const entry = parseLogEvent(event);
    if (entry.kind !== 'mails.resent') return entryMails(entry, siteUrl);
    const original = await originalOf(entry, event);
    // The addresses are those of the order; whoever left since is not in it.
    const mails = entryMails({ ...original, notify: entry.notify } as ToldEntry, siteUrl);
    const { trace } = entry.request;
    return mails.map((mail) => ({ ...mail, resend: entry.id, trace }));
  }

  async function originalOf({ id, of }: MailsResent, event: MailEvent): Promise<ToldEntry> {
    const malformed = (faults: readonly string[]) => new MalformedEventError(event, id, faults);
    let original: LogEntry | undefined;
    try {
      original = await readLogEntry(of);
    } catch (error) {
      const faults = describeFaults(error);
      throw faults ? malformed(faults.map((fault) => `of: ${fault}`)) : error;
    }
    if (!original) throw malformed(['of: not in the log']);
    if (!isMailEntry(original) || original.kind === 'mails.resent') {
      throw malformed([`of: ${original.kind} is not mailed`]);
    }
    return original;
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
