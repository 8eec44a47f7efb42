import type { Task } from '@baton/dto';
import type { Actor, Change, Created, DigestItem } from '@baton/log-schema';
import { isSame } from './fold-chain.ts';

/** How what a digest tells of is at the moment, by id. */
export interface Present {
  readonly tasks: ReadonlyMap<string, Task>;
  /** Of people; those who have deleted their account have none. */
  readonly names: ReadonlyMap<string, string>;
}

/**
 * The items with the last values that are true: a change that nobody is told of, such as a quiet one, can have come
 * after those that waited. What it took back is not told.
 */
export function asOfNow(items: readonly DigestItem[], { tasks, names }: Present): DigestItem[] {
  const called = <Person extends Actor>(person: Person): Person => ({
    ...person,
    name: names.get(person.id) ?? person.name,
  });
  return items.flatMap((item): DigestItem[] => {
    const task = tasks.get(item.task.id);
    const common = {
      actors: item.actors.map(called),
      task: task ? { ...item.task, title: task.title } : item.task,
    };
    if (item.what === 'commented') {
      return [{ ...item, ...common, comment: { ...item.comment, author: called(item.comment.author) } }];
    }
    if (task && item.what === 'created') return [{ ...item, ...common, created: toCreated(task) }];
    if (!task || item.what !== 'updated') return [{ ...item, ...common }];
    const changes = item.changes.flatMap((change) => changeAsOfNow(change, task));
    return changes.length > 0 ? [{ ...item, ...common, changes }] : [];
  });
}

function toCreated(task: Task): Created {
  const { description, status, progress, priority, startOn, dueOn, labels, parts, checklist } = task;
  return { description, status, progress, priority, startOn, dueOn, labels, parts, checklist };
}

/** Nothing where it ended as it began. */
function changeAsOfNow(change: Change, { parts, checklist, ...fields }: Task): Change[] {
  if (change.field === 'part') {
    const to = change.to && parts.find(({ id }) => id === change.to?.id);
    return to === undefined ? [] : [{ ...change, to }];
  }
  if (change.field === 'checklistItem') {
    const to = change.to && checklist.find(({ id }) => id === change.to?.id);
    return to === undefined ? [] : [{ ...change, to }];
  }
  if ('part' in change) {
    const part = parts.find(({ id }) => id === change.part.id);
    if (!part) return [change];
    const { id, role, assignee } = part;
    return unlessSame({ ...change, part: { id, role, assignee } }, valueOf(part, change.field));
  }
  if ('item' in change) {
    const item = checklist.find(({ id }) => id === change.item.id);
    return item ? unlessSame({ ...change, item }, valueOf(item, change.field)) : [change];
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
