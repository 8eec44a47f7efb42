import type { Recipient } from '@baton/log-schema';
import { changeRows } from '../change-rows.ts';
import { createdRows } from '../created-rows.ts';
import type { FactRow, MailRow, TextRow } from '../mail-view.ts';
import { withMentionsByName } from '../mentions.ts';
import type { ItemOf, NewsItem } from '../news.ts';
import { capitalised, oneLine, plainText } from '../plain-value.ts';
import { rolesGivenTo } from '../reader-parts.ts';
import { diffWords } from '../word-diff.ts';
import type { Words } from '../words.ts';

/** What happened to a task, in full. */
export function itemRows(item: NewsItem, reader: Recipient, words: Words): readonly MailRow[] {
  switch (item.what) {
    case 'created':
      return [...yourParts(item, reader, words), ...createdRows(item.created, words)];
    case 'updated':
      return [...yourParts(item, reader, words), ...changeRows(item.changes, words)];
    case 'deleted':
      return [{ kind: 'note', text: words.texts.trashKeeps(1) }];
    case 'restored':
      return [];
    case 'commented':
    case 'comment-edited':
      return [commentRow(item, words)];
  }
}

function yourParts(item: NewsItem, reader: Recipient, { texts }: Words): readonly FactRow[] {
  const roles = rolesGivenTo(reader.id, item).map(oneLine);
  if (roles.length === 0) return [];
  return [{ kind: 'fact', label: texts.yourParts(roles.length), values: [texts.list(roles)], strong: true }];
}

/** The text of a comment with its mentions by name. */
export function commentText({ body, comment }: ItemOf<'commented'>, words: Words): string {
  return plainText(withMentionsByName(body, comment.mentions, words));
}

function commentRow(item: ItemOf<'commented' | 'comment-edited'>, words: Words): TextRow {
  const label = (text: string) => ({ kind: 'text' as const, label: capitalised(text) });
  if (item.what === 'commented') {
    return { ...label(words.texts.comment), segments: [{ kind: 'same', text: commentText(item, words) }] };
  }
  const show = (text: string) => withMentionsByName(text, item.comment.mentions, words);
  return { ...label(words.texts.editedComment), segments: diffWords(show(item.from), show(item.to)) };
}
