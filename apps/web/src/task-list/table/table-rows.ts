import type { Task } from '@baton/dto';
import type { TaskGroup } from '../view/group-tasks.ts';

export interface GroupTableRow {
  readonly kind: 'group';
  readonly key: string;
  readonly group: TaskGroup;
  readonly isCollapsed: boolean;
}

export interface TaskTableRow {
  readonly kind: 'task';
  readonly key: string;
  readonly task: Task;
  /** False where a task stands a second time, under another heading. */
  readonly isFirst: boolean;
}

export type TableRow = GroupTableRow | TaskTableRow;

/** The rows of a table, each group under its heading. */
export function groupRows(groups: readonly TaskGroup[], collapsed: ReadonlySet<string>): TableRow[] {
  const seen = new Set<string>();
  return groups.flatMap((group): TableRow[] => {
    const isCollapsed = collapsed.has(group.id);
    const heading: TableRow = { kind: 'group', key: `group ${group.id}`, group, isCollapsed };
    return [heading, ...(isCollapsed ? [] : taskRows(group.tasks, group.id, seen))];
  });
}

export function taskRows(tasks: readonly Task[], groupId = '', seen = new Set<string>()): TaskTableRow[] {
  return tasks.map((task) => {
    const isFirst = !seen.has(task.id);
    seen.add(task.id);
    return { kind: 'task', key: `${groupId} ${task.id}`, task, isFirst };
  });
}
