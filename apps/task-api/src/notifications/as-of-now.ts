import type { Task } from '@baton/dto';
import type { Change, Created, DigestItem } from '@baton/log-schema';
import { isSame } from './fold-chain.ts';
import { withNames } from './people-in.ts';

/** How what a digest tells of is at the moment, by id. */
export interface Present {
  readonly tasks: ReadonlyMap<string, Task>;
  /** Of people; an empty one of those who have deleted their account. */
  readonly names: ReadonlyMap<string, string>;
}

/**
 * The items with the last values that are true: a change that nobody is told of, such as a quiet one, can have come
 * after those that waited. What it took back is not told, nor is anything of what it took away.
 */
export function asOfNow(items: readonly DigestItem[], { tasks, names }: Present): DigestItem[] {
  return items.flatMap((item) => {
    const task = tasks.get(item.task.id);
    return (task ? itemAsOfNow(item, task) : [item]).map((one) => withNames(one, names));
  });
}

function itemAsOfNow(told: DigestItem, task: Task): DigestItem[] {
  const item = { ...told, task: { ...told.task, title: task.title } };
  const isInTrash = task.deletedAt !== null;
  switch (item.what) {
    case 'created':
      return isInTrash ? [] : [{ ...item, created: toCreated(task) }];
    case 'restored':
      return isInTrash ? [] : [item];
    case 'deleted':
      return isInTrash ? [item] : [];
    case 'updated': {
      const changes = item.changes.flatMap((change) => changeAsOfNow(change, task, item.changes));
      return changes.length > 0 ? [{ ...item, changes }] : [];
    }
    case 'commented':
      return [item];
  }
}

function toCreated(task: Task): Created {
  const { description, status, progress, priority, startOn, dueOn, labels, parts, checklist } = task;
  return { description, status, progress, priority, startOn, dueOn, labels, parts, checklist };
}

/**
 * Nothing where it ended as it began, or where what it is about is gone.
 * @param all it and those that are told with it
 */
function changeAsOfNow(
  change: Change,
  { parts, checklist, ...fields }: Task,
  all: readonly Change[],
): Change[] {
  if (change.field === 'part' || change.field === 'checklistItem') {
    const elements = change.field === 'part' ? parts : checklist;
    const { from, to } = change;
    const now = elements.find(({ id }) => id === (to ?? from)?.id);
    if (to) return now ? [{ ...change, to: now } as Change] : [];
    const isPutBack = all.some(
      (other) => other.field === change.field && other.to !== null && other.to.id === from?.id,
    );
    return now && !isPutBack ? [] : [change];
  }
  if ('part' in change) {
    const part = parts.find(({ id }) => id === change.part.id);
    if (!part) return [];
    const { id, role, assignee } = part;
    return unlessSame({ ...change, part: { id, role, assignee } }, valueOf(part, change.field));
  }
  if ('item' in change) {
    const item = checklist.find(({ id }) => id === change.item.id);
    return item ? unlessSame({ ...change, item }, valueOf(item, change.field)) : [];
  }
  return change.field in fields ? unlessSame(change, valueOf(fields, change.field)) : [change];
}

function unlessSame(change: Change, to: unknown): Change[] {
  return isSame(change.from, to) ? [] : [{ ...change, to } as Change];
}

/** A field is named after what it belongs to and its value there, e.g. `part.role`. */
function valueOf(of: object, field: string): unknown {
  return (of as Record<string, unknown>)[field.slice(field.indexOf('.') + 1)];
}
