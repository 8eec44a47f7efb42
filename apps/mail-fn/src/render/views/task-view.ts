import type { Recipient, TaskCreated, TaskDeleted, TaskRestored, TaskUpdated } from '@baton/log-schema';
import { groupChanges } from '../change-groups.ts';
import { changeRows } from '../change-rows.ts';
import { createdRows } from '../created-rows.ts';
import type { MailRow, MailView } from '../mail-view.ts';
import { oneLine } from '../plain-value.ts';
import { losesPart, rolesGivenTo } from '../reader-parts.ts';
import type { SiteLinks } from '../site-links.ts';
import type { Words } from '../words.ts';
import { openTask, titleOf } from './view-parts.ts';

export type TaskEntry = TaskCreated | TaskUpdated | TaskDeleted | TaskRestored;

export function taskView(entry: TaskEntry, reader: Recipient, words: Words, links: SiteLinks): MailView {
  return {
    locale: reader.locale,
    headline: headline(entry, words),
    ...titleOf(entry.task),
    rows: rows(entry, reader, words),
    action: openTask(entry, words, links),
    reason: reason(entry, reader, words),
  };
}

function headline(entry: TaskEntry, words: Words): string {
  const { texts } = words;
  const actor = words.actor(entry.actor);
  const project = oneLine(entry.project.name);
  switch (entry.kind) {
    case 'task.created':
      return texts.createdBy(actor, project);
    case 'task.updated':
      return texts.changedBy(actor, project, groupChanges(entry.changes).length);
    case 'task.deleted':
      return texts.deletedBy(actor, project);
    case 'task.restored':
      return texts.restoredBy(actor, project);
  }
}

function rows(entry: TaskEntry, reader: Recipient, words: Words): readonly MailRow[] {
  switch (entry.kind) {
    case 'task.created':
      return [...yourParts(entry, reader, words), ...createdRows(entry, words)];
    case 'task.updated':
      return [...yourParts(entry, reader, words), ...changeRows(entry, words)];
    case 'task.deleted':
      return [{ kind: 'note', text: words.texts.trashKeeps(1) }];
    case 'task.restored':
      return [];
  }
}

function yourParts(
  entry: TaskCreated | TaskUpdated,
  reader: Recipient,
  { texts }: Words,
): readonly MailRow[] {
  const roles = rolesGivenTo(reader.id, entry).map(oneLine);
  if (roles.length === 0) return [];
  return [{ kind: 'fact', label: texts.yourParts(roles.length), values: [texts.list(roles)], strong: true }];
}

function reason(entry: TaskEntry, reader: Recipient, { texts }: Words): string {
  const isLost = reader.reason === 'assignee' && entry.kind === 'task.updated' && losesPart(reader.id, entry);
  return isLost ? texts.lostPart : texts.reasons[reader.reason];
}
