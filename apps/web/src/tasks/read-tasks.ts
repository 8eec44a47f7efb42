import { LIMITS, type Task, type TaskList } from '@baton/dto';
import { NO_TASKS, type ProjectTasks } from './task-cache.ts';

/** What a page of the list is asked for. Both lists come last changed first. */
export interface TaskPageQuery {
  readonly trash: boolean;
  readonly cursor: string | undefined;
  readonly limit: number;
}

export interface TaskReading {
  readonly readPage: (query: TaskPageQuery) => Promise<TaskList>;
  /** What is known by now: what others stored while this reads included. */
  readonly known: () => ProjectTasks | undefined;
  readonly store: (tasks: readonly Task[]) => void;
}

/** More are not held in one page. Those that changed last are; the search finds the others. */
export const MOST_TASKS = 10_000;

/** What has changed since the last reading is little as a rule. */
const SYNC_PAGE_SIZE = 20;
/** Times come from the clocks of several servers, and a transaction may end long after its time. */
const CLOCK_MARGIN_MS = 60_000;

/**
 * Reads the tasks of a project page by page, or what has changed since they were read. Each page is stored as it
 * comes, so that the first tasks are seen before the last have arrived.
 */
export async function readTasks(reading: TaskReading): Promise<ProjectTasks> {
  const before = reading.known();
  const isSync = before !== undefined && before.reach !== 'reading' && before.tasks.length > 0;
  const { reach, since } = isSync
    ? { reach: before.reach, since: lastChange(before.tasks) }
    : await readAll(reading);
  // What changes while the pages are read moves from where it would have come to where they began.
  await readSince(reading, since, false);
  await readSince(reading, since, true);
  return { ...(reading.known() ?? NO_TASKS), reach };
}

async function readAll({ readPage, store }: TaskReading) {
  let cursor: string | undefined;
  let count = 0;
  let since = Infinity;
  do {
    const page = await readPage({ trash: false, cursor, limit: LIMITS.pageSize });
    store(page.items);
    if (cursor === undefined) since = lastChange(page.items);
    cursor = page.nextCursor ?? undefined;
    count += page.items.length;
  } while (cursor && count < MOST_TASKS);
  return { reach: cursor ? ('newest' as const) : ('all' as const), since };
}

async function readSince({ readPage, store }: TaskReading, since: number, trash: boolean): Promise<void> {
  if (since === Infinity) return;
  let cursor: string | undefined;
  let limit = SYNC_PAGE_SIZE;
  do {
    const page = await readPage({ trash, cursor, limit });
    store(page.items);
    const last = page.items.at(-1);
    const isCaughtUp = !last || Date.parse(last.updatedAt) < since - CLOCK_MARGIN_MS;
    cursor = isCaughtUp ? undefined : (page.nextCursor ?? undefined);
    limit = LIMITS.pageSize;
  } while (cursor);
}

/** When the task that changed last did so, in epoch milliseconds; `Infinity` when there is none. */
function lastChange(tasks: readonly Task[]): number {
  const times = tasks.map(({ updatedAt }) => Date.parse(updatedAt));
  return times.length === 0 ? Infinity : times.reduce((newest, time) => Math.max(newest, time));
}
