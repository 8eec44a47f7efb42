import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { parseTaskView, type TaskView, type ViewChange } from './task-view.ts';

/** The view that the address names, and how to change it. A change replaces the address: going back leaves the list. */
export function useTaskView(): [TaskView, (change: ViewChange) => void] {
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const view = useMemo(() => parseTaskView(search), [search]);
  const change = (next: ViewChange) =>
    void navigate({
      to: '.',
      search: parseTaskView({ ...view, ...next }),
      replace: true,
      resetScroll: false,
    });
  return [view, change];
}
