import { isDeepStrictEqual } from 'node:util';
import type { ChecklistItem, Part, Task } from '@baton/dto';
import type { Change, PartRef } from '@baton/log-schema';
import { isReordered } from './ordering.ts';
import {
  CHECKLIST_ITEM_FIELDS,
  type ChecklistItemField,
  PART_FIELDS,
  type PartField,
  partValue,
  type TaskField,
} from './task-fields.ts';

type LoggedField = TaskField | 'rank';

/** How the log says each field of a task; in the order in which it lists them. */
const TASK_CHANGES: { readonly [F in LoggedField]: (from: Task[F], to: Task[F]) => Change } = {
  title: (from, to) => ({ field: 'title', from, to }),
  description: (from, to) => ({ field: 'description', from, to }),
  status: (from, to) => ({ field: 'status', from, to }),
  progress: (from, to) => ({ field: 'progress', from, to }),
  priority: (from, to) => ({ field: 'priority', from, to }),
  startOn: (from, to) => ({ field: 'startOn', from, to }),
  dueOn: (from, to) => ({ field: 'dueOn', from, to }),
  labels: (from, to) => ({ field: 'labels', from, to }),
  rank: (from, to) => ({ field: 'rank', from, to }),
};
const LOGGED_FIELDS = Object.keys(TASK_CHANGES) as LoggedField[];

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

const CHECKLIST_ITEM_CHANGES: Readonly<
  Record<ChecklistItemField, (item: ChecklistItem, before: ChecklistItem) => Change>
> = {
  text: (item, before) => ({ field: 'checklistItem.text', item, from: before.text, to: item.text }),
  done: (item, before) => ({ field: 'checklistItem.done', item, from: before.done, to: item.done }),
};

/** What changed between two states of a task: its own fields, then its parts, then its checklist. */
export function diffTask(before: Task, after: Task): Change[] {
  const fields = LOGGED_FIELDS.filter((field) => !isDeepStrictEqual(before[field], after[field]));
  return [
    ...fields.map((field) => changeOf(field, before, after)),
    ...diffParts(before.parts, after.parts),
    ...diffChecklist(before.checklist, after.checklist),
  ];
}

function changeOf<F extends LoggedField>(field: F, before: Task, after: Task): Change {
  return TASK_CHANGES[field](before[field], after[field]);
}

function diffParts(before: readonly Part[], after: readonly Part[]): Change[] {
  const changes = diffList(before, after, {
    kept: diffPart,
    added: (part) => ({ field: 'part', from: null, to: part }),
    removed: (part) => ({ field: 'part', from: part, to: null }),
  });
  if (!isReordered(before, after)) return changes;
  const roles = (parts: readonly Part[]) => parts.map(({ role }) => role);
  return [...changes, { field: 'parts.order', from: roles(before), to: roles(after) }];
}

function diffPart(before: Part, after: Part): Change[] {
  const part: PartRef = { id: after.id, role: after.role, assignee: after.assignee };
  // An assignee by id: a name that its bearer changed is no change of the task.
  return PART_FIELDS.filter((field) => partValue(before, field) !== partValue(after, field)).map((field) =>
    PART_CHANGES[field](part, before, after),
  );
}

function diffChecklist(before: readonly ChecklistItem[], after: readonly ChecklistItem[]): Change[] {
  const changes = diffList(before, after, {
    kept: diffChecklistItem,
    added: (item) => ({ field: 'checklistItem', from: null, to: item }),
    removed: (item) => ({ field: 'checklistItem', from: item, to: null }),
  });
  if (!isReordered(before, after)) return changes;
  const texts = (items: readonly ChecklistItem[]) => items.map(({ text }) => text);
  return [...changes, { field: 'checklist.order', from: texts(before), to: texts(after) }];
}

function diffChecklistItem(before: ChecklistItem, after: ChecklistItem): Change[] {
  return CHECKLIST_ITEM_FIELDS.filter((field) => before[field] !== after[field]).map((field) =>
    CHECKLIST_ITEM_CHANGES[field](after, before),
  );
}

/** Those that are there afterwards, in their order, then those that are not. */
function diffList<Item extends { readonly id: string }>(
  before: readonly Item[],
  after: readonly Item[],
  changes: {
    kept: (before: Item, after: Item) => Change[];
    added: (item: Item) => Change;
    removed: (item: Item) => Change;
  },
): Change[] {
  const old = new Map(before.map((item) => [item.id, item]));
  const kept = new Set(after.map(({ id }) => id));
  return [
    ...after.flatMap((item) => {
      const from = old.get(item.id);
      return from ? changes.kept(from, item) : [changes.added(item)];
    }),
    ...before.filter(({ id }) => !kept.has(id)).map(changes.removed),
  ];
}
