import type { Change } from '@baton/log-schema';
import { type ChangeGroup, type SingleChange, groupChanges } from './change-groups.ts';
import { cut, oneLine } from './plain-value.ts';
import type { Words } from './words.ts';

const VALUE_LENGTH = 40;

/** A change in a few words of the reader's language, as subjects and lists of tasks say it. */
export interface Brief {
  readonly what: string;
  /** Both values where they are short. */
  readonly values?: { readonly from: string; readonly to: string };
}

/** One for each change that a reader is told of. */
export function briefsOf(changes: readonly Change[], words: Words): readonly Brief[] {
  return groupChanges(changes).map((group) => briefOfGroup(group, words));
}

/** `progress 0 % → 40 %` */
export function briefText({ what, values }: Brief): string {
  return values ? `${what} ${values.from} → ${values.to}` : what;
}

function briefOfGroup(group: ChangeGroup, words: Words): Brief {
  if (group.kind === 'single') return briefOf(group.change, words);
  const { fields, percent } = words.texts;
  return arrow(fields.progress, percent(group.change.from), percent(group.change.to));
}

function briefOf(change: SingleChange, words: Words): Brief {
  const { texts } = words;
  const { fields } = texts;
  switch (change.field) {
    case 'title':
      return arrow(fields.title, oneLine(change.from), oneLine(change.to));
    case 'description':
      if (change.from === '') return { what: texts.textAdded(fields.description) };
      if (change.to === '') return { what: texts.textRemoved(fields.description) };
      return { what: texts.textChanged(fields.description) };
    case 'status':
      return arrow(fields.status, texts.statuses[change.from], texts.statuses[change.to]);
    case 'priority':
      return arrow(fields.priority, texts.priorities[change.from], texts.priorities[change.to]);
    case 'startOn':
    case 'dueOn':
      return arrow(fields[change.field], words.date(change.from), words.date(change.to));
    case 'labels':
      return arrow(fields.labels, words.list(change.from), words.list(change.to));
    case 'part':
      if (change.to) return { what: texts.partWasAdded(oneLine(change.to.role)) };
      return { what: texts.partWasRemoved(oneLine(change.from?.role ?? '')) };
    case 'parts.order':
      return arrow(fields.partOrder, words.list(change.from), words.list(change.to));
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
    case 'checklistItem':
      if (change.to) return { what: texts.itemWasAdded(itemText(change.to)) };
      return { what: texts.itemWasRemoved(itemText(change.from)) };
    case 'checklistItem.text':
      return arrow(fields.checklistItem, oneLine(change.from), oneLine(change.to));
    case 'checklistItem.done':
      return { what: texts.itemWasChecked(itemText(change.item), change.to) };
  }
}

function ofPart(part: { readonly role: string }, field: string): string {
  return `${oneLine(part.role)} ${field}`;
}

function itemText(item: { readonly text: string } | null): string {
  return cut(oneLine(item?.text ?? ''), VALUE_LENGTH);
}

function arrow(what: string, from: string, to: string): Brief {
  return { what, values: { from: cut(from, VALUE_LENGTH), to: cut(to, VALUE_LENGTH) } };
}
