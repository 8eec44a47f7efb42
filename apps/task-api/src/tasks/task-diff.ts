import { isDeepStrictEqual } from 'node:util';
import type { Part, Task } from '@baton/dto';
import type { Change, PartRef } from '@baton/log-schema';

const TASK_FIELDS = [
  'title',
  'description',
  'status',
  'progress',
  'priority',
  'startOn',
  'dueOn',
  'labels',
] as const;

/** What changed between two states of a task: its own fields first, then part by part. */
export function diffTask(before: Task, after: Task): Change[] {
  const fields = TASK_FIELDS.filter((field) => !isDeepStrictEqual(before[field], after[field])).map(
    (field) => ({ field, from: before[field], to: after[field] }) as Change,
  );
  return [...fields, ...diffParts(before.parts, after.parts)];
}

function diffParts(before: readonly Part[], after: readonly Part[]): Change[] {
  const old = new Map(before.map((part) => [part.id, part]));
  const kept = new Set(after.map(({ id }) => id));
  const removed = before.filter(({ id }) => !kept.has(id));
  return [
    ...after.flatMap((part): Change[] => {
      const from = old.get(part.id);
      return from ? diffPart(from, part) : [{ field: 'part', from: null, to: part }];
    }),
    ...removed.map((part): Change => ({ field: 'part', from: part, to: null })),
  ];
}

function diffPart(before: Part, after: Part): Change[] {
  const part: PartRef = { id: after.id, role: after.role, assignee: after.assignee };
  const changes: Change[] = [];
  if (before.role !== after.role) {
    changes.push({ field: 'part.role', part, from: before.role, to: after.role });
  }
  // By id: a name that its bearer changed is no change of the task.
  if (before.assignee?.id !== after.assignee?.id) {
    changes.push({ field: 'part.assignee', part, from: before.assignee, to: after.assignee });
  }
  if (before.progress !== after.progress) {
    changes.push({ field: 'part.progress', part, from: before.progress, to: after.progress });
  }
  if (before.weight !== after.weight) {
    changes.push({ field: 'part.weight', part, from: before.weight, to: after.weight });
  }
  return changes;
}
