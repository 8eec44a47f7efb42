import type { Task } from '@baton/dto';
import { useDeferredValue, useMemo } from 'react';
import { useServices } from '../app/services.ts';
import { toDay } from '../i18n/format.ts';
import { useLocale } from '../i18n/use-locale.ts';
import { useTaskChanges } from '../tasks/task-changes.tsx';
import { useTasks } from '../tasks/task-queries.ts';
import { useTaskSearch } from './use-task-search.ts';
import { filterTasks } from './view/filter-tasks.ts';
import { sortTasks } from './view/sort-tasks.ts';
import type { TaskView } from './view/task-view.ts';

/** The tasks of a project as a view takes them, with the changes that are on their way. */
export function useListedTasks(projectKey: string, view: TaskView) {
  const { session } = useServices();
  const [locale] = useLocale();
  const { shown } = useTaskChanges();
  const query = useTasks(projectKey);
  const { tasks, reach } = query.data ?? {};
  const found = useTaskSearch(projectKey, view.q ?? '');
  // Drawing thousands of tasks anew gives way to whoever is typing.
  const settled = useDeferredValue(view);

  const all = useMemo((): Task[] => {
    return tasks?.map(shown).filter(({ deletedAt }) => deletedAt === null) ?? [];
  }, [tasks, shown]);
  const listed = useMemo(() => {
    const context = { me: session.user().id, today: toDay(new Date()), found };
    const isBoard = settled.view === 'board';
    return sortTasks(filterTasks(all, settled, context), isBoard ? { sort: 'rank' } : settled, locale);
  }, [all, settled, found, locale, session]);

  return { query, all, listed, isReading: reach === 'reading', isCut: reach === 'newest' };
}
