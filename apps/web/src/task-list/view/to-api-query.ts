import { inDays } from './filter-tasks.ts';
import type { TaskFilters } from './task-view.ts';

/** The filters of a view as the API takes them. @param today `YYYY-MM-DD` where the user is */
export function toApiQuery({ due, ...filters }: TaskFilters, today: string) {
  const { status, priority, assignee, role, label, q } = filters;
  return { status, priority, assignee, role, label, q, ...dueQuery(due, today) };
}

function dueQuery(due: TaskFilters['due'], today: string) {
  switch (due) {
    case 'overdue':
      return { overdue: 'true' };
    case 'today':
      return { dueAfter: inDays(today, -1), dueBefore: inDays(today, 1) };
    case 'week':
      return { dueAfter: inDays(today, -1), dueBefore: inDays(today, 7) };
    default:
      return {};
  }
}
