import { type Recipient, logItemKey } from '@baton/log-schema';
import { NOTIFY_REASONS } from '@baton/vocabulary';
import { type News, SiteLinks, type ToldEntry, newsOf, renderMail } from '../render/index.ts';
import { listIdOf } from './list-id.ts';
import type { Mail } from './mail.ts';

/**
 * A mail to each recipient of a log entry; none about a change that mails do not show.
 * @param siteUrl the address of the site, without a slash at its end
 */
export function entryMails(entry: ToldEntry, siteUrl: string): readonly Mail[] {
  const news = newsOf(entry);
  return news ? entry.notify.map((recipient) => newsMail(entry, news, recipient, siteUrl)) : [];
}

function newsMail(entry: ToldEntry, news: News, recipient: Recipient, siteUrl: string): Mail {
  const { project, request } = entry;
  const { unsubscribe } = recipient;
  return {
    kind: entry.kind,
    entryId: entry.id,
    requestId: request.id,
    ...(request.trace !== undefined && { trace: request.trace }),
    turn: 1 + NOTIFY_REASONS.indexOf(recipient.reason),
    projectId: project.id,
    logPk: logItemKey(entry).pk,
    ...(news.kind === 'task' && { taskId: news.task.id }),
    listId: listIdOf(project, siteUrl),
    ...(unsubscribe && { unsubscribeUrl: new SiteLinks(siteUrl).unsubscribe(unsubscribe) }),
    recipient,
    render: () => renderMail(news, recipient, siteUrl),
  };
}
