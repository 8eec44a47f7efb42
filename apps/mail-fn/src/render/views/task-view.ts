import type { ProjectRef, Recipient } from '@baton/log-schema';
import { groupChanges } from '../change-groups.ts';
import type { MailRow, MailView } from '../mail-view.ts';
import type { NewsItem, TaskNews } from '../news.ts';
import { oneLine } from '../plain-value.ts';
import { losesPart } from '../reader-parts.ts';
import type { SiteLinks } from '../site-links.ts';
import { wholeText } from '../word-diff.ts';
import type { Words } from '../words.ts';
import { commentText, itemRows } from './item-rows.ts';
import { allActors, footerOf, openTask, titleOf } from './view-parts.ts';

/** One thing that happened is told by the mail as a whole, each of several by a section of its own. */
export function taskView(news: TaskNews, reader: Recipient, words: Words, links: SiteLinks): MailView {
  const { items, project, task } = news;
  const [only, ...others] = items;
  const isOne = only && others.length === 0;
  return {
    locale: reader.locale,
    headline: isOne
      ? sentence(only, project, reader, words)
      : words.texts.updatedBy(words.actors(allActors(items)), oneLine(project.name)),
    ...(isOne && { when: words.when(only) }),
    ...titleOf(task),
    rows: isOne ? itemRows(only, reader, words) : items.flatMap((item) => sectionRows(item, reader, words)),
    action: openTask(news, words, links, commentToOpen(items, reader)),
    ...footerOf(reader, words, links),
    reason: reason(items, reader, words),
  };
}

function sentence(item: NewsItem, project: ProjectRef, reader: Recipient, words: Words): string {
  const { texts } = words;
  const actor = words.actors(item.actors);
  const name = oneLine(project.name);
  const isMention = reader.reason === 'mention';
  switch (item.what) {
    case 'created':
      return texts.createdBy(actor, name);
    case 'updated':
      return texts.changedBy(actor, name, groupChanges(item.changes).length);
    case 'deleted':
      return texts.deletedBy(actor, name);
    case 'restored':
      return texts.restoredBy(actor, name);
    case 'commented':
      return (isMention ? texts.mentionedBy : texts.commentedBy)(actor, name);
    case 'comment-edited':
      return (isMention ? texts.mentionedInEditBy : texts.commentEditedBy)(actor, name);
  }
}

function sectionRows(item: NewsItem, reader: Recipient, words: Words): readonly MailRow[] {
  const head = { kind: 'section' as const, text: sectionHead(item, reader, words), when: words.when(item) };
  if (item.what !== 'commented') return [head, ...itemRows(item, reader, words)];
  // All of a long discussion would be clipped by Gmail, and the links below it with it.
  return [head, { kind: 'text', segments: wholeText(commentText(item, words)) }];
}

function sectionHead(item: NewsItem, reader: Recipient, words: Words): string {
  const { did } = words.texts;
  const actor = words.actors(item.actors);
  switch (item.what) {
    case 'created':
      return did.created(actor);
    case 'updated':
      return did.changed(actor, groupChanges(item.changes).length);
    case 'deleted':
      return did.deleted(actor);
    case 'restored':
      return did.restored(actor);
    case 'commented':
      return (mentions(reader, item) ? did.mentioned : did.commented)(actor);
    case 'comment-edited':
      return did.commentEdited(actor);
  }
}

/** The comment that mentions the reader, or the only thing that there is to read. */
function commentToOpen(items: readonly NewsItem[], reader: Recipient): { readonly id: string } | undefined {
  const comments = items.flatMap((item) => ('comment' in item ? item.comment : []));
  const mention = comments.find((comment) => comment.mentions.some(({ id }) => id === reader.id));
  return mention ?? (items.length === 1 ? comments[0] : undefined);
}

function mentions(reader: Recipient, { comment }: Extract<NewsItem, { what: 'commented' }>): boolean {
  return comment.mentions.some(({ id }) => id === reader.id);
}

function reason(items: readonly NewsItem[], reader: Recipient, { texts }: Words): string {
  const isLost = reader.reason === 'assignee' && items.some((item) => losesPart(reader.id, item));
  return isLost ? texts.lostPart : texts.reasons[reader.reason];
}
