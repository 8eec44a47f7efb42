import { TASK_PRIORITIES, TASK_STATUSES } from '@baton/vocabulary';
import * as z from 'zod';

/** Who did it. The name is empty when the account was deleted. */
export const actorSchema = z.object({ id: z.uuid(), name: z.string() });
export type Actor = z.infer<typeof actorSchema>;

/** A task as an entry names it, at the time of the change. */
export const taskRefSchema = z.object({
  id: z.uuid(),
  number: z.int().positive(),
  /** For people, e.g. `WEB-12`. */
  key: z.string(),
  title: z.string(),
  /** The version after the change. */
  version: z.int().positive(),
});
export type TaskRef = z.infer<typeof taskRefSchema>;

const person = z.object({ id: z.uuid(), name: z.string() });

/** Names the part that a change is about, as it is after the change. */
const partRefSchema = z.object({ id: z.uuid(), role: z.string(), assignee: person.nullable() });
export type PartRef = z.infer<typeof partRefSchema>;

/** A whole part, for one that was added or removed. Progress in percent. */
export const partSnapshotSchema = z.object({
  id: z.uuid(),
  role: z.string(),
  assignee: person.nullable(),
  progress: z.int().min(0).max(100),
  weight: z.int().positive(),
});
export type PartSnapshot = z.infer<typeof partSnapshotSchema>;

export const checklistItemSchema = z.object({ id: z.uuid(), text: z.string(), done: z.boolean() });
export type ChecklistItem = z.infer<typeof checklistItemSchema>;

const text = z.string();
const percent = z.int().min(0).max(100);
const date = z.string().nullable();

function fieldChange<F extends string, V extends z.ZodType>(field: F, value: V) {
  return z.object({ field: z.literal(field), from: value, to: value });
}

function partChange<F extends string, V extends z.ZodType>(field: F, value: V) {
  return z.object({ field: z.literal(field), part: partRefSchema, from: value, to: value });
}

function itemChange<F extends string, V extends z.ZodType>(field: F, value: V) {
  return z.object({ field: z.literal(field), item: checklistItemSchema, from: value, to: value });
}

/**
 * One field that changed, with both values. `part` and `checklistItem` (added or removed) have null on the
 * empty side; a change within one names it as it is after the change.
 */
export const changeSchema = z.discriminatedUnion('field', [
  fieldChange('title', text),
  fieldChange('description', text),
  fieldChange('status', z.enum(TASK_STATUSES)),
  fieldChange('progress', percent),
  fieldChange('priority', z.enum(TASK_PRIORITIES)),
  fieldChange('startOn', date),
  fieldChange('dueOn', date),
  fieldChange('labels', z.array(text)),
  fieldChange('rank', text),
  fieldChange('part', partSnapshotSchema.nullable()),
  /** The roles of the parts, in their order. */
  fieldChange('parts.order', z.array(text)),
  partChange('part.role', text),
  partChange('part.assignee', person.nullable()),
  partChange('part.progress', percent),
  partChange('part.weight', z.int().positive()),
  fieldChange('checklistItem', checklistItemSchema.nullable()),
  /** The texts of the items, in their order. */
  fieldChange('checklist.order', z.array(text)),
  itemChange('checklistItem.text', text),
  itemChange('checklistItem.done', z.boolean()),
]);
export type Change = z.infer<typeof changeSchema>;
