import type { CreatePartBody, Part, Task, UpdateTaskBody } from '@baton/dto';

export type TaskPatch = Omit<UpdateTaskBody, 'quiet'>;
export type PartPatch = Partial<Pick<Part, 'role' | 'assignee' | 'progress' | 'weight'>>;

/** One thing that a user does to a task. */
export type TaskChange =
  | { readonly kind: 'edit'; readonly patch: TaskPatch }
  | { readonly kind: 'edit-part'; readonly partId: string; readonly patch: PartPatch }
  | { readonly kind: 'add-part'; readonly part: CreatePartBody }
  | { readonly kind: 'remove-part'; readonly partId: string };

export interface TaskChangeRequest {
  /** The task as the user saw it. */
  readonly task: Task;
  readonly change: TaskChange;
  /** The version that the change was begun on, when it took a while. Default: the newest that is known. */
  readonly seenVersion?: number;
}

/** The task as it will be once the server has taken the change; a new part shows only then. */
export function applyChange(task: Task, change: TaskChange): Task {
  switch (change.kind) {
    case 'edit':
      return applyPatch(task, change.patch);
    case 'edit-part':
      return withParts(
        task,
        task.parts.map((part) => (part.id === change.partId ? { ...part, ...change.patch } : part)),
      );
    case 'remove-part':
      return withParts(
        task,
        task.parts.filter((part) => part.id !== change.partId),
      );
    case 'add-part':
      return task;
  }
}

/** The task with those of the changes that are on their way and about it. Itself when there are none. */
export function withPending(task: Task, pending: readonly TaskChangeRequest[]): Task {
  return pending
    .filter((request) => request.task.id === task.id)
    .reduce((changed, { change }) => applyChange(changed, change), task);
}

/** The mean of the parts by weight in percent, half up, as the server reckons it. */
export function rollUp(parts: readonly Pick<Part, 'progress' | 'weight'>[]): number {
  const weight = parts.reduce((sum, part) => sum + part.weight, 0);
  return Math.round(parts.reduce((sum, part) => sum + part.progress * part.weight, 0) / weight);
}

function applyPatch(task: Task, patch: TaskPatch): Task {
  const progress = patch.status === 'done' ? 100 : patch.progress;
  const changed = { ...task, ...patch };
  if (progress === undefined) return changed;
  return { ...changed, progress, parts: task.parts.map((part) => ({ ...part, progress })) };
}

function withParts(task: Task, parts: Part[]): Task {
  return { ...task, parts, progress: parts.length > 0 ? rollUp(parts) : task.progress };
}
