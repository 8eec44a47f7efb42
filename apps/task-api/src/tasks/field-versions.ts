import type { Task } from '@baton/dto';
import type { Change } from '@baton/log-schema';

/**
 * Per field the version that last changed it: `title`, or `part.<id>.progress`. What is missing has had its
 * first value ever since. The progress of a task with parts is not in it: it follows from the parts.
 */
export type FieldVersions = Readonly<Record<string, number>>;

export const PART_FIELDS = ['role', 'assigneeId', 'progress', 'weight'] as const;
export type PartField = (typeof PART_FIELDS)[number];

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

function changedFields(change: Change, after: Task): string[] {
  switch (change.field) {
    case 'part':
      return change.to ? PART_FIELDS.map((field) => partFieldKey(change.to?.id ?? '', field)) : [];
    case 'part.role':
      return [partFieldKey(change.part.id, 'role')];
    case 'part.assignee':
      return [partFieldKey(change.part.id, 'assigneeId')];
    case 'part.progress':
      return [partFieldKey(change.part.id, 'progress')];
    case 'part.weight':
      return [partFieldKey(change.part.id, 'weight')];
    case 'progress':
      return after.parts.length > 0 ? [] : ['progress'];
    default:
      return [change.field];
  }
}
