import type { Task, TaskList } from '@baton/dto';
import type { InfiniteData, QueryClient } from '@tanstack/react-query';

type TaskPages = InfiniteData<TaskList>;

export const taskKeys = {
  list: (projectKey: string) => ['tasks', projectKey] as const,
  one: (taskKey: string) => ['task', taskKey] as const,
};

/** Puts what the server answered wherever the task is shown, unless something newer is there already. */
export function storeTask(queryClient: QueryClient, projectKey: string, task: Task): void {
  const newer = (known: Task) => (known.id === task.id && known.version <= task.version ? task : known);
  queryClient.setQueryData<Task>(taskKeys.one(task.key), (known) => (known ? newer(known) : task));
  queryClient.setQueryData<TaskPages>(
    taskKeys.list(projectKey),
    (list) =>
      list && { ...list, pages: list.pages.map((page) => ({ ...page, items: page.items.map(newer) })) },
  );
}

/** Puts a task that has just been created on top of the list. */
export function storeNewTask(queryClient: QueryClient, projectKey: string, task: Task): void {
  queryClient.setQueryData<Task>(taskKeys.one(task.key), task);
  queryClient.setQueryData<TaskPages>(taskKeys.list(projectKey), (list) => {
    const [first, ...others] = list?.pages ?? [];
    return list && first && { ...list, pages: [{ ...first, items: [task, ...first.items] }, ...others] };
  });
}

/** The newest version of a task that this page has seen. */
export function knownVersion(queryClient: QueryClient, projectKey: string, task: Task): number {
  const list = queryClient.getQueryData<TaskPages>(taskKeys.list(projectKey));
  const listed = listedTasks(list).find(({ id }) => id === task.id);
  const opened = queryClient.getQueryData<Task>(taskKeys.one(task.key));
  return Math.max(task.version, listed?.version ?? 0, opened?.version ?? 0);
}

/** The tasks of all pages. One that moved up while they were read is on two of them, and counts where it is first. */
export function listedTasks(list: TaskPages | undefined): Task[] {
  const tasks = new Map<string, Task>();
  for (const task of list?.pages.flatMap((page) => page.items) ?? []) {
    if (!tasks.has(task.id)) tasks.set(task.id, task);
  }
  return [...tasks.values()];
}

/** Has a task read anew wherever it is shown. */
export async function refreshTask(queryClient: QueryClient, projectKey: string, task: Task): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: taskKeys.one(task.key) }),
    queryClient.invalidateQueries({ queryKey: taskKeys.list(projectKey) }),
  ]);
}
