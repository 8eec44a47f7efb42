import type {
  ChecklistItem,
  Part,
  Task,
  UpdateChecklistItemBody,
  UpdatePartBody,
  UpdateTaskBody,
} from '@baton/dto';
import { rollUp } from './roll-up.ts';

/** The fields of a task to change; what is undefined stays. */
export type TaskPatch = Omit<UpdateTaskBody, 'quiet' | 'afterId'>;

/** The fields of a part to change; what is undefined stays. */
export type PartPatch = Omit<UpdatePartBody, 'quiet' | 'afterId'>;

/** The fields of an item of a checklist to change; what is undefined stays. */
export type ChecklistItemPatch = Omit<UpdateChecklistItemBody, 'quiet' | 'afterId'>;

export type Person = NonNullable<Part['assignee']>;

/** The task with the patch in it; version and times stay. */
export function applyTaskPatch(task: Task, patch: TaskPatch): Task {
  const { progress, ...fields } = withoutUndefined(patch);
  const changed: Task = { ...task, ...fields };
  if (patch.status === 'done') return setProgress(changed, 100);
  return progress === undefined ? changed : setProgress(changed, progress);
}

/** On a task with parts, its progress is set on each of them. */
export function setProgress(task: Task, progress: number): Task {
  return { ...task, progress, parts: task.parts.map((part) => ({ ...part, progress })) };
}

/** @param assignee who `patch.assigneeId` names */
export function applyPartPatch(part: Part, patch: PartPatch, assignee: Person | null): Part {
  const { assigneeId, ...fields } = withoutUndefined(patch);
  return { ...part, ...fields, ...(assigneeId !== undefined && { assignee }) };
}

export function applyChecklistItemPatch(item: ChecklistItem, patch: ChecklistItemPatch): ChecklistItem {
  return { ...item, ...withoutUndefined(patch) };
}

export function withParts(task: Task, parts: readonly Part[]): Task {
  return rollUp({ ...task, parts: [...parts] });
}

/**
 * A task that is done has all of its progress at 100: one that falls below is being worked on again, unless
 * whoever moved it says what its status is now. Not by the mean, which rounds 99.9 up.
 */
export function reopenUnlessComplete(task: Task): Task {
  const progress = task.parts.length === 0 ? [task.progress] : task.parts.map((part) => part.progress);
  const isReopened = task.status === 'done' && progress.some((percent) => percent < 100);
  return isReopened ? { ...task, status: 'doing' } : task;
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function withoutUndefined<T extends object>(patch: T): Defined<T> {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as Defined<T>;
}
