import type { Task } from '@baton/dto';
import type { Change } from '@baton/log-schema';
import {
  CHECKLIST_ITEM_FIELDS,
  type ChecklistItemField,
  PART_FIELDS,
  type PartField,
} from './task-fields.ts';

/**
 * Per field the version that last changed it: `title`, `part.<id>.progress` or `checklist.<id>.done`. What is
 * missing has had its first value ever since. The progress of a task with parts is not in it, because it
 * follows from the parts; nor are orders, of which the last one wins.
 */
export type FieldVersions = Readonly<Record<string, number>>;

export function partFieldKey(partId: string, field: PartField): string {
  return `part.${partId}.${field}`;
}

export function checklistItemFieldKey(itemId: string, field: ChecklistItemField): string {
  return `checklist.${itemId}.${field}`;
}

export function changedSince(versions: FieldVersions, field: string, seen: number): boolean {
  return (versions[field] ?? 0) > seen;
}

/** @param after the task that the changes led to */
export function advanceFieldVersions(
  versions: FieldVersions,
  changes: readonly Change[],
  after: Task,
): FieldVersions {
  const next = new Map(Object.entries(versions));
  for (const change of changes) {
    for (const field of changedFields(change, after)) next.set(field, after.version);
    for (const field of removedFields(change)) next.delete(field);
  }
  return Object.fromEntries(next);
}

type FieldOfPart = Extract<Change, { part: unknown }>['field'];
type FieldOfItem = Extract<Change, { item: unknown }>['field'];

const PART_FIELD_OF: Record<FieldOfPart, PartField> = {
  'part.role': 'role',
  'part.assignee': 'assigneeId',
  'part.progress': 'progress',
  'part.weight': 'weight',
};

const ITEM_FIELD_OF: Record<FieldOfItem, ChecklistItemField> = {
  'checklistItem.text': 'text',
  'checklistItem.done': 'done',
};

function changedFields(change: Change, after: Task): string[] {
  if ('part' in change) return [partFieldKey(change.part.id, PART_FIELD_OF[change.field])];
  if ('item' in change) return [checklistItemFieldKey(change.item.id, ITEM_FIELD_OF[change.field])];
  switch (change.field) {
    case 'part':
      if (change.to) return keysOfPart(change.to.id);
      // What the last part was versioned by goes with it, and the progress that it leaves is the task's own.
      return after.parts.length === 0 ? ['progress'] : [];
    case 'checklistItem':
      return change.to ? keysOfItem(change.to.id) : [];
    case 'progress':
      return after.parts.length === 0 ? ['progress'] : [];
    case 'rank':
    case 'parts.order':
    case 'checklist.order':
      return [];
    default:
      return [change.field];
  }
}

function removedFields(change: Change): string[] {
  if (change.field === 'part' && change.from && !change.to) return keysOfPart(change.from.id);
  if (change.field === 'checklistItem' && change.from && !change.to) return keysOfItem(change.from.id);
  return [];
}

function keysOfPart(id: string): string[] {
  return PART_FIELDS.map((field) => partFieldKey(id, field));
}

function keysOfItem(id: string): string[] {
  return CHECKLIST_ITEM_FIELDS.map((field) => checklistItemFieldKey(id, field));
}
