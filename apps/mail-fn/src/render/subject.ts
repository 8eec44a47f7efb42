import type { MailEntry } from '@baton/log-schema';
import { type ChangeGroup, type SingleChange, groupChanges } from './change-groups.ts';
import { cut, oneLine } from './plain-value.ts';
import type { Words } from './words.ts';

const TITLE_LENGTH = 80;
const VALUE_LENGTH = 40;

/** `[WEB-12] Title: progress 0 % → 40 %`: the task first, so that its mails line up, then what is new. */
export function renderSubject(entry: MailEntry, words: Words): string {
  const { key, title } = entry.task;
  return `[${oneLine(key)}] ${cut(oneLine(title), TITLE_LENGTH)}: ${whatIsNew(entry, words)}`;
}

function whatIsNew(entry: MailEntry, words: Words): string {
  if (entry.kind === 'task.created') return words.texts.newTask;
  const groups = groupChanges(entry.changes);
  const [only] = groups;
  return groups.length === 1 && only ? describeGroup(only, words) : words.texts.changes(groups.length);
}

function describeGroup(group: ChangeGroup, words: Words): string {
  const { fields, percent } = words.texts;
  if (group.kind === 'single') return describeChange(group.change, words);
  return arrow(fields.progress, percent(group.change.from), percent(group.change.to));
}

function describeChange(change: SingleChange, words: Words): string {
  const { texts } = words;
  const { fields } = texts;
  switch (change.field) {
    case 'title':
      return arrow(fields.title, oneLine(change.from), oneLine(change.to));
    case 'description':
      if (change.from === '') return texts.textAdded(fields.description);
      if (change.to === '') return texts.textRemoved(fields.description);
      return texts.textChanged(fields.description);
    case 'status':
      return arrow(fields.status, texts.statuses[change.from], texts.statuses[change.to]);
    case 'priority':
      return arrow(fields.priority, texts.priorities[change.from], texts.priorities[change.to]);
    case 'startOn':
    case 'dueOn':
      return arrow(fields[change.field], words.date(change.from), words.date(change.to));
    case 'labels':
      return arrow(fields.labels, words.labels(change.from), words.labels(change.to));
    case 'part':
      if (change.to) return texts.partWasAdded(oneLine(change.to.role));
      return texts.partWasRemoved(oneLine(change.from?.role ?? ''));
    case 'part.role':
      return arrow(fields.role, oneLine(change.from), oneLine(change.to));
    case 'part.assignee':
      return arrow(ofPart(change.part, fields.assignee), words.name(change.from), words.name(change.to));
    case 'part.progress':
      return arrow(
        ofPart(change.part, fields.progress),
        texts.percent(change.from),
        texts.percent(change.to),
      );
    case 'part.weight':
      return arrow(ofPart(change.part, fields.weight), String(change.from), String(change.to));
  }
}

function ofPart(part: { readonly role: string }, field: string): string {
  return `${oneLine(part.role)} ${field}`;
}

function arrow(what: string, from: string, to: string): string {
  return `${what} ${cut(from, VALUE_LENGTH)} → ${cut(to, VALUE_LENGTH)}`;
}
