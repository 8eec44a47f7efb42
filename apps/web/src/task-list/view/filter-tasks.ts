import type { Part, Task } from '@baton/dto';
import type { DueFilter, TaskFilters } from './task-view.ts';

export interface FilterContext {
  /** The user, who is `me` in filters. */
  readonly me: string;
  /** `YYYY-MM-DD` where the user is. */
  readonly today: string;
  /** Ids of tasks in whose comments the server has found the search. */
  readonly found: ReadonlySet<string>;
}

/** The tasks that a view takes, by the rules of the API's filters. */
export function filterTasks(tasks: readonly Task[], filters: TaskFilters, context: FilterContext): Task[] {
  const tests = testsOf(filters, context);
  return tests.length === 0 ? [...tasks] : tasks.filter((task) => tests.every((test) => test(task)));
}

function testsOf(filters: TaskFilters, { me, today, found }: FilterContext): ((task: Task) => boolean)[] {
  const { status, priority, label, due, q } = filters;
  const tests: ((task: Task) => boolean)[] = [];
  if (status) tests.push((task) => status.includes(task.status));
  if (priority) tests.push((task) => priority.includes(task.priority));
  if (label) tests.push((task) => task.labels.some((one) => label.includes(one)));
  if (due) tests.push((task) => isDue(task, due, today));
  if (filters.assignee || filters.role) tests.push((task) => hasPart(task, filters, me));
  if (q) {
    const words = fold(q).split(/\s+/).filter(Boolean);
    tests.push((task) => found.has(task.id) || matches(task, words));
  }
  return tests;
}

/** Person and role are those of the same part. */
function hasPart(task: Task, { assignee, role }: TaskFilters, me: string): boolean {
  const people = assignee?.map((one) => (one === 'me' ? me : one));
  const isTaken = (part: Pick<Part, 'assignee' | 'role'>) =>
    (!people || people.includes(part.assignee?.id ?? 'none')) && (!role || role.includes(part.role));
  // Nobody does a task without parts.
  return task.parts.length === 0 ? !role && !!people?.includes('none') : task.parts.some(isTaken);
}

function isDue({ dueOn, status }: Task, due: DueFilter, today: string): boolean {
  if (dueOn === null) return false;
  if (due === 'overdue') return dueOn < today && status !== 'done';
  return due === 'today' ? dueOn === today : dueOn >= today && dueOn <= inDays(today, 6);
}

/** The day so many days after a day, both `YYYY-MM-DD`. */
export function inDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

const folded = new WeakMap<Task, string>();

/** Each word must stand somewhere in the task's own texts. */
function matches(task: Task, words: readonly string[]): boolean {
  let text = folded.get(task);
  if (text === undefined) {
    text = fold([task.key, task.title, task.description, ...task.labels].join('\n'));
    folded.set(task, text);
  }
  return words.every((word) => text.includes(word));
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
