import type { Part } from '@baton/dto';
import type { PartPatch, TaskPatch } from './task-patch.ts';

/** A field of a task that a caller can change. */
export type TaskField = keyof TaskPatch;

/** A field of a part that a caller can change. */
export type PartField = keyof PartPatch;

// An object, because the compiler finds a key that is missing where it would not miss an item of a list.
const partFields = { role: true, assigneeId: true, progress: true, weight: true } satisfies Record<
  PartField,
  true
>;
export const PART_FIELDS = Object.keys(partFields) as PartField[];

/** The value of a field as callers send it. */
export function partValue(part: Part, field: PartField): string | number | null {
  return field === 'assigneeId' ? (part.assignee?.id ?? null) : part[field];
}
