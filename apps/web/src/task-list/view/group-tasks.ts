import type { Task } from '@baton/dto';
import { TASK_STATUSES } from '@baton/vocabulary';
import type { Grouping } from './task-view.ts';

/** Tasks under one heading. */
export interface TaskGroup {
  /** A status, a user's id, a role, or empty for tasks without one. */
  readonly id: string;
  /** The name of the person or the role; empty where the id says it. */
  readonly name: string;
  readonly tasks: readonly Task[];
}

/**
 * Groups tasks, each of them in the order given. A task that several people share is with each of them, and so it
 * is with roles. Statuses come in their order, tasks of nobody last.
 */
export function groupTasks(tasks: readonly Task[], grouping: Grouping, locale: string): TaskGroup[] {
  const groups = new Map<string, { id: string; name: string; tasks: Task[] }>();
  for (const task of tasks) {
    for (const { id, name } of headingsOf(task, grouping)) {
      const group = groups.get(id) ?? { id, name, tasks: [] };
      group.tasks.push(task);
      groups.set(id, group);
    }
  }
  const { compare } = new Intl.Collator(locale, { numeric: true });
  return grouping === 'status'
    ? TASK_STATUSES.flatMap((status) => groups.get(status) ?? [])
    : [...groups.values()].sort(
        (a, b) => Number(a.id === '') - Number(b.id === '') || compare(a.name, b.name),
      );
}

interface Heading {
  readonly id: string;
  readonly name: string;
}

function headingsOf({ status, parts }: Task, grouping: Grouping): Iterable<Heading> {
  if (grouping === 'status') return [{ id: status, name: '' }];
  const headings = parts.map(({ role, assignee }) =>
    grouping === 'role' ? { id: role, name: role } : (assignee ?? NOBODY),
  );
  return headings.length > 0 ? new Map(headings.map((heading) => [heading.id, heading])).values() : [NOBODY];
}

const NOBODY: Heading = { id: '', name: '' };
