import type { CreatePartBody, Part, Task } from '@baton/dto';
import { applyTaskPatch, reopenUnlessComplete, type TaskPatch, withParts } from '@baton/task-rules';

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
  return reopenUnlessComplete(changed(task, change));
}

/** The task with those of the changes that are on their way and about it. Itself when there are none. */
export function withPending(task: Task, pending: readonly TaskChangeRequest[]): Task {
  return pending
    .filter((request) => request.task.id === task.id)
    .reduce((shown, { change }) => applyChange(shown, change), task);
}

function changed(task: Task, change: TaskChange): Task {
  switch (change.kind) {
    case 'edit':
      return applyTaskPatch(task, change.patch);
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
