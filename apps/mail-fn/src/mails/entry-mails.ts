import type { Digest } from '@baton/log-schema';
import { type ToldEntry, hasNewsForReaders, renderMail } from '../render/index.ts';
import type { Mail } from './mail.ts';

/**
 * A mail to each recipient of a log entry; none about a change that mails do not show.
 * @param siteUrl the address of the site, without a slash at its end
 */
export function entryMails(entryOfLog: ToldEntry, siteUrl: string): readonly Mail[] {
  const entry = entryOfLog.kind === 'digest' ? unfolded(entryOfLog) : entryOfLog;
  if (!hasNewsForReaders(entry)) return [];
  const taskId = 'task' in entry ? entry.task.id : undefined;
  return entry.notify.map((recipient) => ({
    entryId: entry.id,
    requestId: entry.request.id,
    ...(taskId && { taskId }),
    recipient,
    render: () => renderMail(entry, recipient, siteUrl),
  }));
}

/** A digest of one task reads as, and stands among, the mails about that task. */
function unfolded(digest: Digest): ToldEntry {
  const { v, id, at, request, actor, project, notify, items, total } = digest;
  const [item] = items;
  if (total > 1 || !item) return digest;
  const entry = { v, id, at, request, actor, project, notify, task: item.task };
  switch (item.what) {
    case 'created':
      return { ...entry, kind: 'task.created', created: item.created };
    case 'updated':
      return { ...entry, kind: 'task.updated', changes: item.changes };
    case 'deleted':
      return { ...entry, kind: 'task.deleted' };
    case 'restored':
      return { ...entry, kind: 'task.restored' };
    case 'commented':
      return { ...entry, kind: 'comment.created', comment: item.comment, body: item.body };
  }
}
