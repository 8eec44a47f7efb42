import type { Part } from '@baton/dto';
import type { ChecklistItemPatch, PartPatch, TaskPatch } from '@baton/task-rules';

/** A field of a task that a caller can change; its place among the tasks of the project is none of them. */
export type TaskField = keyof TaskPatch;

/** A field of a part that a caller can change. */
export type PartField = keyof PartPatch;

/** A field of an item of a checklist that a caller can change. */
export type ChecklistItemField = keyof ChecklistItemPatch;

// Objects, because the compiler finds a key that is missing where it would not miss an item of a list.
const partFields = { role: true, assigneeId: true, progress: true, weight: true } satisfies Record<
  PartField,
  true
>;
export const PART_FIELDS = Object.keys(partFields) as PartField[];

const checklistItemFields = { text: true, done: true } satisfies Record<ChecklistItemField, true>;
export const CHECKLIST_ITEM_FIELDS = Object.keys(checklistItemFields) as ChecklistItemField[];

/** The value of a field as callers send it. */
export function partValue(part: Part, field: PartField): string | number | null {
  return field === 'assigneeId' ? (part.assignee?.id ?? null) : part[field];
}
