import type { MailEntry, Recipient } from '@baton/log-schema';
import { buildView } from './build-view.ts';
import { renderHtml } from './html/index.ts';
import { renderPlainText } from './plain-text.ts';
import { renderSubject } from './subject.ts';
import { Words } from './words.ts';

export interface MailContent {
  /** One line. */
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/**
 * The mail about an entry, in the recipient's language.
 * @param siteUrl the address of the site, without a slash at its end
 */
export function renderMail(entry: MailEntry, recipient: Recipient, siteUrl: string): MailContent {
  const words = new Words(recipient);
  const view = buildView(entry, recipient, words, siteUrl);
  return {
    subject: renderSubject(entry, words),
    html: renderHtml(view),
    text: renderPlainText(view),
  };
}
