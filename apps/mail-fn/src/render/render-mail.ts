import type { Recipient } from '@baton/log-schema';
import { buildView } from './build-view.ts';
import { type MailContent, mailContent } from './mail-content.ts';
import type { News } from './news.ts';
import { SiteLinks } from './site-links.ts';
import { renderSubject } from './subject.ts';
import { Words } from './words.ts';

/**
 * The mail that tells news, in the recipient's language and time zone.
 * @param siteUrl the address of the site, without a slash at its end
 */
export function renderMail(news: News, recipient: Recipient, siteUrl: string): MailContent {
  const words = new Words(recipient);
  return mailContent(
    renderSubject(news, recipient, words),
    buildView(news, recipient, words, new SiteLinks(siteUrl)),
  );
}
