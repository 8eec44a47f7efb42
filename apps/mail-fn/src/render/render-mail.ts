import type { Recipient } from '@baton/log-schema';
import { buildView } from './build-view.ts';
import { groupChanges } from './change-groups.ts';
import { type MailContent, mailContent } from './mail-content.ts';
import { SiteLinks } from './site-links.ts';
import { renderSubject } from './subject.ts';
import type { ToldEntry } from './told-entry.ts';
import { Words } from './words.ts';

/** Whether there is anything to tell: an update may hold nothing but an order, which mails do not show. */
export function hasNewsForReaders(entry: ToldEntry): boolean {
  return entry.kind !== 'task.updated' || groupChanges(entry.changes).length > 0;
}

/**
 * The mail about an entry, in the recipient's language.
 * @param siteUrl the address of the site, without a slash at its end
 */
export function renderMail(entry: ToldEntry, recipient: Recipient, siteUrl: string): MailContent {
  const words = new Words(recipient);
  return mailContent(
    renderSubject(entry, recipient, words),
    buildView(entry, recipient, words, new SiteLinks(siteUrl)),
  );
}
