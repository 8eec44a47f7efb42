import type { Recipient } from '@baton/log-schema';
import type { MailView } from './mail-view.ts';
import type { News } from './news.ts';
import type { SiteLinks } from './site-links.ts';
import { invitationView, memberAddedView } from './views/membership-view.ts';
import { taskView } from './views/task-view.ts';
import { tasksView } from './views/tasks-view.ts';
import type { Words } from './words.ts';

export function buildView(news: News, reader: Recipient, words: Words, links: SiteLinks): MailView {
  switch (news.kind) {
    case 'task':
      return taskView(news, reader, words, links);
    case 'tasks':
      return tasksView(news, reader, words, links);
    case 'member.added':
      return memberAddedView(news, reader, words, links);
    case 'invitation.created':
      return invitationView(news, reader, words, links);
  }
}
