import type { Change } from '@baton/log-schema';
import { type ChangeGroup, type PartShareChange, type SingleChange, groupChanges } from './change-groups.ts';
import type { MailRow, ProgressRow, ValueRow } from './mail-view.ts';
import { capitalised, oneLine } from './plain-value.ts';
import { diffWords, wholeText } from './word-diff.ts';
import type { Words } from './words.ts';

/** Every change of an update, old and new. */
export function changeRows(changes: readonly Change[], words: Words): readonly MailRow[] {
  return groupChanges(changes).map((group) => groupRow(group, words));
}

function groupRow(group: ChangeGroup, words: Words): MailRow {
  if (group.kind === 'single') return changeRow(group.change, words);
  return {
    ...progressRow(words.label('progress'), group.change, words),
    parts: group.parts.map((change) =>
      change.field === 'part.progress'
        ? { ...partShareRow(change, words), label: words.part(change.part) }
        : partShareRow(change, words),
    ),
  };
}

function changeRow(change: SingleChange, words: Words): MailRow {
  const { texts } = words;
  switch (change.field) {
    case 'title':
      return value(words.label('title'), oneLine(change.from), oneLine(change.to));
    case 'description':
      if (change.from === '') {
        const label = capitalised(texts.textAdded(texts.fields.description));
        return { kind: 'text', label, segments: wholeText(change.to) };
      }
      return {
        kind: 'text',
        label: words.label('description'),
        segments: diffWords(change.from, change.to),
      };
    case 'status':
      return value(words.label('status'), texts.statuses[change.from], texts.statuses[change.to]);
    case 'priority':
      return value(words.label('priority'), texts.priorities[change.from], texts.priorities[change.to]);
    case 'startOn':
    case 'dueOn':
      return value(words.label(change.field), words.date(change.from), words.date(change.to));
    case 'labels':
      return value(words.label('labels'), words.list(change.from), words.list(change.to));
    case 'part': {
      const label = change.to ? texts.partAdded : texts.partRemoved;
      const part = change.to ?? change.from;
      return { kind: 'fact', label: capitalised(label), values: part ? [words.snapshot(part)] : [] };
    }
    case 'parts.order':
      return value(words.label('partOrder'), words.list(change.from), words.list(change.to));
    case 'part.role':
      return value(words.partField(change.part, 'role'), oneLine(change.from), oneLine(change.to));
    case 'part.assignee': {
      const role = { role: change.part.role, assignee: null };
      return value(words.partField(role, 'assignee'), words.person(change.from), words.person(change.to));
    }
    case 'part.progress':
      return progressRow(words.partField(change.part, 'progress'), change, words);
    case 'part.weight':
      return partShareRow(change, words);
    case 'checklistItem': {
      const label = change.to ? texts.itemAdded : texts.itemRemoved;
      const item = change.to ?? change.from;
      return { kind: 'fact', label: capitalised(label), values: item ? [words.item(item)] : [] };
    }
    case 'checklistItem.text':
      return value(words.label('checklistItem'), oneLine(change.from), oneLine(change.to));
    case 'checklistItem.done': {
      const label = change.to ? texts.itemChecked : texts.itemUnchecked;
      return { kind: 'fact', label: capitalised(label), values: [words.item(change.item)] };
    }
  }
}

function progressRow(
  label: string,
  { from, to }: { readonly from: number; readonly to: number },
  { texts }: Words,
): ProgressRow {
  return {
    kind: 'progress',
    label,
    from,
    to,
    fromText: texts.percent(from),
    toText: texts.percent(to),
    parts: [],
  };
}

function partShareRow(change: PartShareChange, words: Words): ValueRow {
  const isProgress = change.field === 'part.progress';
  const show = isProgress ? words.texts.percent : String;
  const label = words.partField(change.part, isProgress ? 'progress' : 'weight');
  return value(label, show(change.from), show(change.to));
}

function value(label: string, from: string, to: string): ValueRow {
  return { kind: 'value', label, from, to };
}
