import type { ChecklistItem, CreateChecklistItemBody, CreatePartBody, Part, Task } from '@baton/dto';
import { applyTaskPatch, reopenUnlessComplete, type TaskPatch, withParts } from '@baton/task-rules';
import type { TaskStatus } from '@baton/vocabulary';

/** `afterId` is who it is to stand behind from now on, null for the first place. */
interface Move {
  readonly afterId?: string | null;
}

/** Where a task stands on boards. `rank` shows it there until the server has made the real one. */
export interface TaskPlace {
  readonly status: TaskStatus;
  readonly afterId: string | null;
  readonly rank: string;
}

export type PartPatch = Partial<Pick<Part, 'role' | 'assignee' | 'progress' | 'weight'>> & Move;
export type ItemPatch = Partial<Pick<ChecklistItem, 'text' | 'done'>> & Move;

/** One thing that a user does to a task. What adds something has a key, by which a repeat adds nothing. */
export type TaskChange =
  | { readonly kind: 'edit'; readonly patch: TaskPatch }
  | { readonly kind: 'move'; readonly from: TaskPlace; readonly to: TaskPlace }
  | { readonly kind: 'edit-part'; readonly partId: string; readonly patch: PartPatch }
  | { readonly kind: 'add-part'; readonly idempotencyKey: string; readonly part: CreatePartBody }
  | { readonly kind: 'remove-part'; readonly partId: string }
  | { readonly kind: 'edit-item'; readonly itemId: string; readonly patch: ItemPatch }
  | { readonly kind: 'add-item'; readonly idempotencyKey: string; readonly item: CreateChecklistItemBody }
  | { readonly kind: 'remove-item'; readonly itemId: string };

export interface TaskChangeRequest {
  /** The task as the user saw it. */
  readonly task: Task;
  readonly change: TaskChange;
  /** The version that the change was begun on, when it took a while. Default: the newest that is known. */
  readonly seenVersion?: number;
  /** By field, what the user began on when that took a while. Default: what `task` has. */
  readonly base?: Readonly<Record<string, unknown>>;
  /** Log it, and mail nobody. Additions and removals are always mailed. */
  readonly quiet?: boolean;
}

/** The task as it will be once the server has taken the change; a new part shows only then. */
export function applyChange(task: Task, change: TaskChange): Task {
  return reopenUnlessComplete(changed(task, change));
}

/** Whether an item is known to the server, so that it can be changed. */
export function isSaved(item: ChecklistItem): boolean {
  return !item.id.startsWith(UNSAVED);
}

const UNSAVED = 'unsaved:';

function changed(task: Task, change: TaskChange): Task {
  switch (change.kind) {
    case 'edit':
      return applyTaskPatch(task, change.patch);
    case 'move': {
      const { status, rank } = change.to;
      return { ...(status === task.status ? task : applyTaskPatch(task, { status })), rank };
    }
    case 'edit-part':
      return withParts(task, patched(task.parts, change.partId, change.patch));
    case 'remove-part':
      return withParts(
        task,
        task.parts.filter((part) => part.id !== change.partId),
      );
    case 'add-part':
      return task;
    case 'edit-item':
      return { ...task, checklist: patched(task.checklist, change.itemId, change.patch) };
    case 'remove-item':
      return { ...task, checklist: task.checklist.filter(({ id }) => id !== change.itemId) };
    case 'add-item': {
      const { text, done = false, afterId } = change.item;
      const item = { id: `${UNSAVED}${change.idempotencyKey}`, text, done };
      return {
        ...task,
        checklist: placed(task.checklist, item, afterId ?? task.checklist.at(-1)?.id ?? null),
      };
    }
  }
}

interface Identified {
  readonly id: string;
}

function patched<Item extends Identified>(
  items: readonly Item[],
  id: string,
  { afterId, ...fields }: Partial<Item> & Move,
): Item[] {
  const before = items.find((item) => item.id === id);
  if (!before) return [...items];
  const after: Item = { ...before, ...fields };
  return afterId === undefined
    ? items.map((item) => (item === before ? after : item))
    : placed(
        items.filter((item) => item !== before),
        after,
        afterId,
      );
}

/** Behind somebody who is gone by now, it comes last. */
function placed<Item extends Identified>(
  others: readonly Item[],
  item: Item,
  afterId: string | null,
): Item[] {
  const index = others.findIndex(({ id }) => id === afterId);
  if (afterId === null) return [item, ...others];
  return index === -1 ? [...others, item] : [...others.slice(0, index + 1), item, ...others.slice(index + 1)];
}
