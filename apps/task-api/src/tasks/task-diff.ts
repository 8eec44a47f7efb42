import { isDeepStrictEqual } from 'node:util';
import type { Part, Task } from '@baton/dto';
import type { Change, PartRef } from '@baton/log-schema';
import { PART_FIELDS, type PartField, partValue, type TaskField } from './task-fields.ts';

/** How the log says each field that a caller can change; in the order in which it lists them. */
const TASK_CHANGES: { readonly [F in TaskField]: (from: Task[F], to: Task[F]) => Change } = {
  title: (from, to) => ({ field: 'title', from, to }),
  description: (from, to) => ({ field: 'description', from, to }),
  status: (from, to) => ({ field: 'status', from, to }),
  progress: (from, to) => ({ field: 'progress', from, to }),
  priority: (from, to) => ({ field: 'priority', from, to }),
  startOn: (from, to) => ({ field: 'startOn', from, to }),
  dueOn: (from, to) => ({ field: 'dueOn', from, to }),
  labels: (from, to) => ({ field: 'labels', from, to }),
};
const TASK_FIELDS = Object.keys(TASK_CHANGES) as TaskField[];

const PART_CHANGES: Readonly<Record<PartField, (part: PartRef, before: Part, after: Part) => Change>> = {
  role: (part, before, after) => ({ field: 'part.role', part, from: before.role, to: after.role }),
  assigneeId: (part, before, after) => ({
    field: 'part.assignee',
    part,
    from: before.assignee,
    to: after.assignee,
  }),
  progress: (part, before, after) => ({
    field: 'part.progress',
    part,
    from: before.progress,
    to: after.progress,
  }),
  weight: (part, before, after) => ({ field: 'part.weight', part, from: before.weight, to: after.weight }),
};

/** What changed between two states of a task: its own fields first, then part by part. */
export function diffTask(before: Task, after: Task): Change[] {
  const fields = TASK_FIELDS.filter((field) => !isDeepStrictEqual(before[field], after[field]));
  return [...fields.map((field) => changeOf(field, before, after)), ...diffParts(before.parts, after.parts)];
}

function changeOf<F extends TaskField>(field: F, before: Task, after: Task): Change {
  return TASK_CHANGES[field](before[field], after[field]);
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
  // An assignee by id: a name that its bearer changed is no change of the task.
  return PART_FIELDS.filter((field) => partValue(before, field) !== partValue(after, field)).map((field) =>
    PART_CHANGES[field](part, before, after),
  );
}
