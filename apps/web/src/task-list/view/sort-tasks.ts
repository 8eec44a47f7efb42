import type { Task } from '@baton/dto';
import { TASK_PRIORITIES, TASK_STATUSES } from '@baton/vocabulary';
import { DEFAULT_SORT, naturalOrder, type TaskView, type ViewSort } from './task-view.ts';

type SortKey = string | number | null;

/**
 * The tasks in the order of a view. Those without a value come last either way round, equal ones by number.
 * @param locale by which titles and names are compared
 */
export function sortTasks(
  tasks: readonly Task[],
  view: Pick<TaskView, 'sort' | 'order'>,
  locale: string,
): Task[] {
  const { sort = DEFAULT_SORT } = view;
  const sign = (view.order ?? naturalOrder(sort)) === 'asc' ? 1 : -1;
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const isText = sort === 'title' || sort === 'person';
  const keyed = tasks.map((task) => ({ task, key: keyOf(task, sort) }));
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null || a.key === b.key) {
      return Number(a.key === null) - Number(b.key === null) || a.task.number - b.task.number;
    }
    const difference = isText ? compare(String(a.key), String(b.key)) : a.key < b.key ? -1 : 1;
    return sign * difference || a.task.number - b.task.number;
  });
  return keyed.map(({ task }) => task);
}

function keyOf(task: Task, sort: ViewSort): SortKey {
  switch (sort) {
    case 'updated':
      return task.updatedAt;
    case 'created':
      return task.createdAt;
    case 'due':
      return task.dueOn;
    case 'start':
      return task.startOn;
    case 'priority':
      return TASK_PRIORITIES.indexOf(task.priority);
    case 'status':
      return TASK_STATUSES.indexOf(task.status);
    case 'progress':
      return task.progress;
    case 'rank':
      return task.rank;
    case 'number':
      return task.number;
    case 'title':
      return task.title;
    case 'person':
      return task.parts.find(({ assignee }) => assignee)?.assignee?.name ?? null;
  }
}
