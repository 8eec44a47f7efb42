import type { Conflict, Task } from '@baton/dto';
import type { TaskPatch } from '@baton/task-rules';
import type { ItemPatch, PartPatch, TaskChange, TaskChangeRequest } from '../tasks/task-change.ts';

/** A change that somebody else was faster with. */
export interface TaskConflict {
  readonly request: TaskChangeRequest;
  readonly conflicts: readonly Conflict[];
  /** The task as it is on the server. */
  readonly current: Task;
}

/**
 * What is left of a change once the user has chosen; null when nothing is.
 * @param keptFields the fields in conflict whose own value shall win
 */
export function resolveConflict(
  { request, conflicts, current }: TaskConflict,
  keptFields: readonly string[],
): TaskChangeRequest | null {
  const dropped = conflicts.map(({ field }) => field).filter((field) => !keptFields.includes(field));
  const change = without(request.change, dropped);
  return change && { task: current, change, seenVersion: current.version };
}

function without(change: TaskChange, fields: readonly string[]): TaskChange | null {
  switch (change.kind) {
    case 'edit':
    case 'edit-item': {
      const patch = omit(change.patch, fields);
      return isEmpty(patch) ? null : ({ ...change, patch } as TaskChange);
    }
    case 'edit-part': {
      const patch = omit(
        change.patch,
        fields.map((field) => (field === 'assigneeId' ? 'assignee' : field)),
      );
      return isEmpty(patch) ? null : { ...change, patch };
    }
    default:
      // What is removed is removed whole or not at all.
      return fields.length > 0 ? null : change;
  }
}

function omit<Patch extends TaskPatch | PartPatch | ItemPatch>(
  patch: Patch,
  fields: readonly string[],
): Patch {
  return Object.fromEntries(Object.entries(patch).filter(([field]) => !fields.includes(field))) as Patch;
}

function isEmpty(patch: object): boolean {
  return Object.keys(patch).length === 0;
}
