import type { CommentCreated, CommentUpdated, Recipient } from '@baton/log-schema';
import type { MailView, TextRow } from '../mail-view.ts';
import { withMentionsByName } from '../mentions.ts';
import { oneLine } from '../plain-value.ts';
import type { SiteLinks } from '../site-links.ts';
import { diffWords } from '../word-diff.ts';
import { type Words, capitalised } from '../words.ts';
import { openTask, titleOf } from './view-parts.ts';

type CommentEntry = CommentCreated | CommentUpdated;

export function commentView(
  entry: CommentEntry,
  reader: Recipient,
  words: Words,
  links: SiteLinks,
): MailView {
  return {
    locale: reader.locale,
    headline: headline(entry, reader, words),
    ...titleOf(entry.task),
    rows: [commentRow(entry, words)],
    action: openTask(entry, words, links),
    reason: words.texts.reasons[reader.reason],
  };
}

function headline(entry: CommentEntry, { reason }: Recipient, words: Words): string {
  const { texts } = words;
  const actor = words.actor(entry.actor);
  const project = oneLine(entry.project.name);
  const isNew = entry.kind === 'comment.created';
  if (reason === 'mention') return (isNew ? texts.mentionedBy : texts.mentionedInEditBy)(actor, project);
  return (isNew ? texts.commentedBy : texts.commentEditedBy)(actor, project);
}

function commentRow(entry: CommentEntry, words: Words): TextRow {
  const show = (text: string) => withMentionsByName(text, entry.comment.mentions, words);
  const label = (text: string) => ({ kind: 'text' as const, label: capitalised(text) });
  if (entry.kind === 'comment.created') {
    return { ...label(words.texts.comment), segments: [{ kind: 'same', text: show(entry.body) }] };
  }
  const segments = entry.changes.flatMap(({ from, to }) => diffWords(show(from), show(to)));
  return { ...label(words.texts.editedComment), segments };
}
