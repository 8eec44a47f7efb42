import type { MailEntry, Recipient } from '@baton/log-schema';
import { changeRows } from './change-rows.ts';
import { groupChanges } from './change-groups.ts';
import { createdRows } from './created-rows.ts';
import type { MailRow, MailView } from './mail-view.ts';
import { oneLine } from './plain-value.ts';
import { losesPart, rolesGivenTo } from './reader-parts.ts';
import type { Words } from './words.ts';

export function buildView(entry: MailEntry, reader: Recipient, words: Words, siteUrl: string): MailView {
  const { project, task } = entry;
  const { texts } = words;
  const taskKey = oneLine(task.key);
  return {
    locale: reader.locale,
    headline: headline(entry, words),
    taskKey,
    title: oneLine(task.title),
    rows: [...yourParts(entry, reader, words), ...rows(entry, words)],
    open: {
      label: texts.open(taskKey),
      textLabel: texts.openAt,
      url: `${siteUrl}/p/${encodeURIComponent(project.key)}/${task.number}`,
    },
    reason:
      reader.reason === 'assignee' && losesPart(reader.id, entry)
        ? texts.lostPart
        : texts.reasons[reader.reason],
  };
}

function headline(entry: MailEntry, { texts }: Words): string {
  const actor = oneLine(entry.actor.name);
  const project = oneLine(entry.project.name);
  if (entry.kind === 'task.created') return texts.createdBy(actor, project);
  return texts.changedBy(actor, project, groupChanges(entry.changes).length);
}

function yourParts(entry: MailEntry, reader: Recipient, { texts }: Words): readonly MailRow[] {
  const roles = rolesGivenTo(reader.id, entry).map(oneLine);
  if (roles.length === 0) return [];
  return [{ kind: 'fact', label: texts.yourParts(roles.length), values: [texts.list(roles)], strong: true }];
}

function rows(entry: MailEntry, words: Words): readonly MailRow[] {
  return entry.kind === 'task.created' ? createdRows(entry, words) : changeRows(entry, words);
}
