import type { Task } from '@baton/dto';
import type { Change } from '@baton/log-schema';
import { PART_FIELDS, type PartField } from './task-fields.ts';

/**
 * Per field the version that last changed it: `title`, or `part.<id>.progress`. What is missing has had its
 * first value ever since. The progress of a task with parts is not in it: it follows from the parts.
 */
export type FieldVersions = Readonly<Record<string, number>>;

export function partFieldKey(partId: string, field: PartField): string {
  return `part.${partId}.${field}`;
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
    if (change.field === 'part' && change.from && !change.to) {
      for (const field of PART_FIELDS) next.delete(partFieldKey(change.from.id, field));
    }
  }
  return Object.fromEntries(next);
}

type FieldOfPart = Extract<Change, { part: unknown }>['field'];

const PART_FIELD_OF: Record<FieldOfPart, PartField> = {
  'part.role': 'role',
  'part.assignee': 'assigneeId',
  'part.progress': 'progress',
  'part.weight': 'weight',
};

function changedFields(change: Change, after: Task): string[] {
  if ('part' in change) return [partFieldKey(change.part.id, PART_FIELD_OF[change.field])];
  if (change.field === 'part') {
    const { to } = change;
    if (to) return PART_FIELDS.map((field) => partFieldKey(to.id, field));
    // What the last part was versioned by goes with it, and the progress that it leaves is the task's own.
    return after.parts.length === 0 ? ['progress'] : [];
  }
  if (change.field === 'progress' && after.parts.length > 0) return [];
  return [change.field];
}
