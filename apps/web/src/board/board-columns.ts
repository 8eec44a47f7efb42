import type { Task } from '@baton/dto';
import { TASK_STATUSES, type TaskStatus } from '@baton/vocabulary';
import type { TaskChange, TaskPlace } from '../tasks/task-change.ts';

/** The tasks of a board by status, each column in its order. */
export type BoardColumns = Readonly<Record<TaskStatus, readonly Task[]>>;

/** Where on the board a card is or would be. */
export interface BoardPlace {
  readonly status: TaskStatus;
  readonly index: number;
}

/** Sorts before every character of a rank, so what it is put behind has nothing between. */
const BEHIND = '!';

/** @param tasks in the order of their ranks */
export function toColumns(tasks: readonly Task[]): BoardColumns {
  const columns = Object.fromEntries(TASK_STATUSES.map((status) => [status, [] as Task[]]));
  for (const task of tasks) columns[task.status]?.push(task);
  return columns as Record<TaskStatus, Task[]>;
}

export function placeOf(columns: BoardColumns, taskId: string): BoardPlace | null {
  for (const status of TASK_STATUSES) {
    const index = columns[status].findIndex(({ id }) => id === taskId);
    if (index !== -1) return { status, index };
  }
  return null;
}

/** The board with a task put at a place; the index counts without the task itself. */
export function withTaskAt(columns: BoardColumns, task: Task, { status, index }: BoardPlace): BoardColumns {
  const others = without(columns, task);
  const column = others[status];
  return { ...others, [status]: [...column.slice(0, index), task, ...column.slice(index)] };
}

/** Where an arrow key carries a card from its place; null when there is no further in that direction. */
export function carriedBy(
  key: string,
  { status, index }: BoardPlace,
  others: BoardColumns,
): BoardPlace | null {
  const column = TASK_STATUSES.indexOf(status);
  switch (key) {
    case 'ArrowUp':
      return index > 0 ? { status, index: index - 1 } : null;
    case 'ArrowDown':
      return index < others[status].length ? { status, index: index + 1 } : null;
    case 'ArrowLeft':
    case 'ArrowRight': {
      const beside = TASK_STATUSES[column + (key === 'ArrowLeft' ? -1 : 1)];
      return beside ? { status: beside, index: Math.min(index, others[beside].length) } : null;
    }
    default:
      return null;
  }
}

export function without(columns: BoardColumns, { id }: Pick<Task, 'id'>): BoardColumns {
  const entries = TASK_STATUSES.map((status) => [status, columns[status].filter((task) => task.id !== id)]);
  return Object.fromEntries(entries) as Record<TaskStatus, Task[]>;
}

/**
 * The change that puts a task at a place; null when it is there already.
 * @param columns what the board shows
 * @param all tasks of the project, shown or not, between which it goes back when that is undone
 */
export function moveTo(
  task: Task,
  place: BoardPlace,
  columns: BoardColumns,
  all: readonly Task[],
): TaskChange | null {
  const before = placeOf(columns, task.id);
  if (before && before.status === place.status && before.index === place.index) return null;
  const above = without(columns, task)[place.status][place.index - 1];
  return { kind: 'move', from: standingOf(task, all), to: { status: place.status, ...behind(above) } };
}

function standingOf(task: Task, all: readonly Task[]): TaskPlace {
  const above = all
    .filter(({ id, rank, deletedAt }) => id !== task.id && deletedAt === null && rank < task.rank)
    .reduce<Task | undefined>((last, one) => (last && last.rank > one.rank ? last : one), undefined);
  return { status: task.status, afterId: above?.id ?? null, rank: task.rank };
}

function behind(above: Task | undefined): Pick<TaskPlace, 'afterId' | 'rank'> {
  return { afterId: above?.id ?? null, rank: above ? above.rank + BEHIND : '' };
}
