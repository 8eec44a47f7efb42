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

/** What the user decided. `later` leaves what they typed where it is, unsaved. */
export type ConflictAnswer =
  | { readonly kind: 'save'; readonly request: TaskChangeRequest }
  | { readonly kind: 'theirs' }
  | { readonly kind: 'later' };

/** Fields of longer texts, which can be put together from both. */
export const PROSE_FIELDS: ReadonlySet<string> = new Set(['title', 'description', 'text']);

/** What a field had when the user began to change it. */
export function baseOf({ task, change, base }: TaskChangeRequest, field: string): unknown {
  if (base && field in base) return base[field];
  switch (change.kind) {
    case 'edit-part':
    case 'remove-part': {
      if (field === 'status') return task.status;
      const part = task.parts.find(({ id }) => id === change.partId);
      return field === 'assigneeId' ? (part?.assignee?.id ?? null) : valueOf(part, field);
    }
    case 'edit-item':
    case 'remove-item':
      return valueOf(
        task.checklist.find(({ id }) => id === change.itemId),
        field,
      );
    default:
      return valueOf(task, field);
  }
}

/**
 * Whether the fields in conflict can be chosen one by one. What is removed is removed whole; and done means a
 * progress of 100, so the two go together when only one of them was asked for.
 */
export function isOneChoice({ request: { change }, conflicts }: TaskConflict): boolean {
  if (change.kind === 'remove-part' || change.kind === 'remove-item') return true;
  return 'patch' in change && conflicts.some(({ field }) => !(patchField(field) in change.patch));
}

/**
 * What is left of a change once the user has chosen.
 * @param keptFields the fields in conflict whose own value shall win
 * @param combined texts that the user put together from both, by field
 */
export function resolveConflict(
  conflict: TaskConflict,
  keptFields: readonly string[],
  combined: Readonly<Record<string, string>> = {},
): ConflictAnswer {
  const { request, conflicts, current } = conflict;
  const dropped = conflicts.map(({ field }) => field).filter((field) => !keptFields.includes(field));
  if (dropped.length > 0 && isOneChoice(conflict)) return { kind: 'theirs' };
  const change = withValues(request.change, dropped.map(patchField), combined);
  if (!change) return { kind: 'theirs' };
  const quiet = request.quiet ? { quiet: true } : {};
  return { kind: 'save', request: { task: current, change, seenVersion: current.version, ...quiet } };
}

/** The contract names the person of a part by id. */
function patchField(field: string): string {
  return field === 'assigneeId' ? 'assignee' : field;
}

function withValues(
  change: TaskChange,
  dropped: readonly string[],
  combined: Readonly<Record<string, string>>,
): TaskChange | null {
  if (!('patch' in change)) return change;
  const kept = Object.entries(change.patch).filter(([field]) => !dropped.includes(field));
  if (kept.length === 0) return null;
  const patch: TaskPatch & PartPatch & ItemPatch = { ...Object.fromEntries(kept), ...combined };
  return { ...change, patch };
}

function valueOf(holder: object | undefined, field: string): unknown {
  return (holder as Readonly<Record<string, unknown>> | undefined)?.[field] ?? null;
}
