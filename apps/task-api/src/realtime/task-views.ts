/** One tab in which one user looks at one task. */
export interface TaskView {
  readonly projectId: string;
  readonly taskId: string;
  readonly userId: string;
  readonly viewId: string;
}

/** More tabs of one user are not remembered; the oldest makes room. */
const VIEWS_OF_A_USER = 20;

interface Entry extends TaskView {
  readonly expiresAt: number;
}

/** Who looks at which task, as far as this process has heard. Times are in milliseconds of any clock that only goes on. */
export interface TaskViews {
  /** @returns whether somebody has come to the task, rather than to another tab */
  readonly add: (view: TaskView, expiresAt: number) => boolean;
  /** @returns whether somebody has left the task */
  readonly remove: (view: TaskView) => boolean;
  /** Forgets what has expired; gives a view of each task that somebody has left by that. */
  readonly expire: (now: number) => TaskView[];
  /** Each once, who came first standing first. */
  readonly usersOf: (taskId: string) => string[];
}

export function createTaskViews(): TaskViews {
  const byTask = new Map<string, Map<string, Entry>>();
  const byUser = new Map<string, Map<string, Entry>>();

  const isThere = ({ taskId, userId }: TaskView) =>
    [...(byTask.get(taskId)?.values() ?? [])].some((entry) => entry.userId === userId);

  function remove(view: TaskView): boolean {
    const entry = byUser.get(view.userId)?.get(keyOf(view));
    if (!entry) return false;
    take(byUser, entry.userId, entry);
    take(byTask, entry.taskId, entry);
    return !isThere(entry);
  }

  return {
    add(view, expiresAt) {
      const isNew = !isThere(view);
      const own = byUser.get(view.userId);
      const oldest = own && own.size >= VIEWS_OF_A_USER && !own.has(keyOf(view)) && [...own.values()][0];
      if (oldest) remove(oldest);
      const entry = { ...view, expiresAt };
      put(byUser, entry.userId, entry);
      put(byTask, entry.taskId, entry);
      return isNew;
    },
    remove,
    expire(now) {
      const expired = [...byUser.values()].flatMap((own) =>
        [...own.values()].filter(({ expiresAt }) => expiresAt <= now),
      );
      return expired.filter((entry) => remove(entry));
    },
    usersOf: (taskId) => [...new Set([...(byTask.get(taskId)?.values() ?? [])].map(({ userId }) => userId))],
  };
}

function keyOf({ taskId, userId, viewId }: TaskView): string {
  return `${taskId} ${userId} ${viewId}`;
}

/** A view that is renewed keeps its place. */
function put(index: Map<string, Map<string, Entry>>, name: string, entry: Entry): void {
  const entries = index.get(name) ?? new Map<string, Entry>();
  index.set(name, entries.set(keyOf(entry), entry));
}

function take(index: Map<string, Map<string, Entry>>, name: string, entry: Entry): void {
  const entries = index.get(name);
  entries?.delete(keyOf(entry));
  if (entries?.size === 0) index.delete(name);
}
