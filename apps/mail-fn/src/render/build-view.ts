import type { Recipient } from '@baton/log-schema';
import type { MailView } from './mail-view.ts';
import type { SiteLinks } from './site-links.ts';
import type { ToldEntry } from './told-entry.ts';
import { commentView } from './views/comment-view.ts';
import { digestView } from './views/digest-view.ts';
import { invitationView, memberAddedView } from './views/membership-view.ts';
import { taskView } from './views/task-view.ts';
import type { Words } from './words.ts';

export function buildView(entry: ToldEntry, reader: Recipient, words: Words, links: SiteLinks): MailView {
  switch (entry.kind) {
    case 'task.created':
    case 'task.updated':
    case 'task.deleted':
    case 'task.restored':
      return taskView(entry, reader, words, links);
    case 'comment.created':
    case 'comment.updated':
      return commentView(entry, reader, words, links);
    case 'member.added':
      return memberAddedView(entry, reader, words, links);
    case 'invitation.created':
      return invitationView(entry, reader, words, links);
    case 'digest':
      return digestView(entry, reader, words, links);
  }
}
