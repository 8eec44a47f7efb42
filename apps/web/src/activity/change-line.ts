import type { ActivityItem, Part } from '@baton/dto';
import type { TFunction } from 'i18next';

type Change = Extract<ActivityItem['entry'], { kind: 'task.updated' }>['changes'][number];

/** One change for people: what it is about, and both values; null for what was not there, or is no more. */
export interface ChangeLine {
  readonly label: string;
  readonly from: string | null;
  readonly to: string | null;
  /** A longer text, of which only the words that changed are shown. */
  readonly isProse: boolean;
}

export interface ChangeWords {
  readonly t: TFunction<'app'>;
  /** Says the value of a field of a task or a part. */
  readonly fieldText: (field: string, value: unknown) => string;
}

/** @returns null for what nobody wants to read: the place on a board */
export function changeLine(change: Change, { t, fieldText }: ChangeWords): ChangeLine | null {
  const line = (label: string, from: string | null, to: string | null, isProse = false): ChangeLine => ({
    label,
    from,
    to,
    isProse,
  });
  switch (change.field) {
    case 'rank':
      return null;
    case 'title':
    case 'description':
      return line(t(`fields.${change.field}`), change.from, change.to, true);
    case 'status':
    case 'progress':
    case 'priority':
    case 'startOn':
    case 'dueOn':
    case 'labels':
      return line(
        t(`fields.${change.field}`),
        fieldText(change.field, change.from),
        fieldText(change.field, change.to),
      );
    case 'part':
      return line(t('activity.part'), partText(change.from, t), partText(change.to, t));
    case 'parts.order':
      return line(t('activity.partOrder'), change.from.join(', '), change.to.join(', '));
    case 'part.role':
      return line(t('fields.role'), change.from, change.to);
    case 'part.assignee':
      return line(
        partField(change.part.role, 'assigneeId', t),
        personText(change.from, t),
        personText(change.to, t),
      );
    case 'part.progress':
      return line(
        partField(change.part.role, 'progress', t),
        fieldText('progress', change.from),
        fieldText('progress', change.to),
      );
    case 'part.weight':
      return line(partField(change.part.role, 'weight', t), String(change.from), String(change.to));
    case 'checklistItem':
      return line(t('checklist.title'), change.from?.text ?? null, change.to?.text ?? null);
    case 'checklist.order':
      return line(t('activity.checklistOrder'), change.from.join(', '), change.to.join(', '));
    case 'checklistItem.text':
      return line(t('checklist.title'), change.from, change.to, true);
    case 'checklistItem.done':
      return line(change.item.text, tick(change.from, t), tick(change.to, t));
  }
}

function partField(role: string, field: 'assigneeId' | 'progress' | 'weight', t: TFunction<'app'>): string {
  return t('activity.partField', { role, field: t(`fields.${field}`) });
}

function partText(part: Pick<Part, 'role' | 'assignee'> | null, t: TFunction<'app'>): string | null {
  return part && t('parts.label', { role: part.role, name: personText(part.assignee, t) });
}

function personText(person: Part['assignee'], t: TFunction<'app'>): string {
  return person ? person.name || t('deletedAccount') : t('parts.nobody');
}

function tick(done: boolean, t: TFunction<'app'>): string {
  return t(done ? 'markdown.ticked' : 'markdown.notTicked');
}
