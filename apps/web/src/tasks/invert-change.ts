import type { Task } from '@baton/dto';
import type { TaskPatch } from '@baton/task-rules';
import { applyChange, type TaskChange } from './task-change.ts';

const TASK_FIELDS = ['title', 'description', 'status', 'priority', 'startOn', 'dueOn', 'labels'] as const;
const PART_FIELDS = ['role', 'assignee', 'progress', 'weight'] as const;
const ITEM_FIELDS = ['text', 'done'] as const;

/**
 * What takes a change back, in the order in which it must be done: all that the change did, which is more than
 * it names. What others changed meanwhile stays.
 * @param before the task as the change found it
 * @param after the server's answer to the change
 */
export function invertChange(before: Task, change: TaskChange, after: Task): TaskChange[] {
  const made = applyChange(before, change);
  if (change.kind === 'move') {
    return [{ ...change, from: change.to, to: change.from }, ...partChanges(before, made, change)];
  }
  if (change.kind === 'add-part') return addedTo(before.parts, after.parts).map(removePart);
  if (change.kind === 'add-item') return addedTo(before.checklist, after.checklist).map(removeItem);
  const patch = invertFields(before, made);
  return [
    // The status goes first: `done` would complete the parts.
    ...(Object.keys(patch).length > 0 ? [{ kind: 'edit' as const, patch }] : []),
    ...partChanges(before, made, change),
    ...itemChanges(before, made, change),
  ];
}

/** The fields of a task that a change has touched, as they were. */
export function invertFields(before: Task, made: Task): TaskPatch {
  const fields: readonly (keyof TaskPatch)[] =
    before.parts.length === 0 ? [...TASK_FIELDS, 'progress'] : TASK_FIELDS;
  return differing(fields, before, made);
}

function partChanges(before: Task, made: Task, change: TaskChange): TaskChange[] {
  return before.parts.flatMap((part): TaskChange[] => {
    const found = made.parts.find(({ id }) => id === part.id);
    if (found) {
      const patch = { ...differing(PART_FIELDS, part, found), ...movedBack(before.parts, part.id, change) };
      return Object.keys(patch).length > 0 ? [{ kind: 'edit-part', partId: part.id, patch }] : [];
    }
    const { role, assignee, progress, weight } = part;
    const place = { afterId: predecessor(before.parts, part.id) };
    const added = { role, assigneeId: assignee?.id ?? null, progress, weight, ...place };
    return [{ kind: 'add-part', idempotencyKey: crypto.randomUUID(), part: added }];
  });
}

function itemChanges(before: Task, made: Task, change: TaskChange): TaskChange[] {
  return before.checklist.flatMap((item): TaskChange[] => {
    const found = made.checklist.find(({ id }) => id === item.id);
    if (found) {
      const patch = {
        ...differing(ITEM_FIELDS, item, found),
        ...movedBack(before.checklist, item.id, change),
      };
      return Object.keys(patch).length > 0 ? [{ kind: 'edit-item', itemId: item.id, patch }] : [];
    }
    const { text, done } = item;
    const added = { text, done, afterId: predecessor(before.checklist, item.id) };
    return [{ kind: 'add-item', idempotencyKey: crypto.randomUUID(), item: added }];
  });
}

const removePart = (partId: string): TaskChange => ({ kind: 'remove-part', partId });
const removeItem = (itemId: string): TaskChange => ({ kind: 'remove-item', itemId });

interface Identified {
  readonly id: string;
}

function addedTo(before: readonly Identified[], after: readonly Identified[]): string[] {
  const known = new Set(before.map(({ id }) => id));
  return after.map(({ id }) => id).filter((id) => !known.has(id));
}

function differing<Value extends object, Field extends keyof Value>(
  fields: readonly Field[],
  before: Value,
  after: Value,
): Partial<Pick<Value, Field>> {
  const changed = fields.filter((field) => before[field] !== after[field]);
  return Object.fromEntries(changed.map((field) => [field, before[field]])) as Partial<Pick<Value, Field>>;
}

/** Back behind the one that it stood behind. */
function movedBack(list: readonly Identified[], id: string, change: TaskChange) {
  const isMoved = 'patch' in change && 'afterId' in change.patch;
  return isMoved &&
    (('partId' in change && change.partId === id) || ('itemId' in change && change.itemId === id))
    ? { afterId: predecessor(list, id) }
    : {};
}

function predecessor(list: readonly Identified[], id: string): string | null {
  return list[list.findIndex((entry) => entry.id === id) - 1]?.id ?? null;
}
