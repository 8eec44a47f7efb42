import type { TaskFilters } from '@baton/dto';
import { TASK_SORTS } from '@baton/vocabulary';

const FILTERS: Readonly<Record<keyof TaskFilters, string>> = {
  status: 'status=blocked',
  assignee: 'assignee=me',
  role: 'role=design',
  priority: 'priority=urgent',
  label: 'label=label-7',
  dueBefore: 'dueBefore=2025-02-01',
  dueAfter: 'dueAfter=2025-11-01',
  overdue: 'overdue=true',
  trash: 'trash=true',
  q: 'q=draft%2017',
};

/** Every sort of a list in both directions, and every filter of it. */
export const LIST_QUERIES: readonly string[] = [
  ...TASK_SORTS.flatMap((sort) => [`sort=${sort}&order=asc`, `sort=${sort}&order=desc`]),
  ...Object.values(FILTERS),
  'assignee=none',
  'role=design&assignee=me',
  'role=design&assignee=none',
];
