import type { Task } from '@baton/dto';
import type { QueryClient } from '@tanstack/react-query';

/** The tasks of a project as far as they have been read. */
export interface ProjectTasks {
  /** In no order that counts; with those that are known to be in the trash, so that an older answer does not bring one back. */
  readonly tasks: readonly Task[];
  /** `all`: there are no others. `newest`: there are too many; those that changed last are here. */
  readonly reach: 'reading' | 'newest' | 'all';
}

export const NO_TASKS: ProjectTasks = { tasks: [], reach: 'reading' };

/** Those of all projects that have been opened. */
export const taskListsKey = ['tasks'] as const;

export const taskKeys = {
  list: (projectKey: string) => [...taskListsKey, projectKey] as const,
  opened: ['task'] as const,
  one: (taskKey: string) => [...taskKeys.opened, taskKey] as const,
  trash: (projectKey: string) => ['trash', projectKey] as const,
};

/** The tasks with what the server answered in it, unless something newer is there already. */
export function withTasks(known: ProjectTasks, answered: readonly Task[]): ProjectTasks {
  const byId = new Map(known.tasks.map((task) => [task.id, task]));
  for (const task of answered) {
    const version = byId.get(task.id)?.version ?? 0;
    if (version <= task.version) byId.set(task.id, task);
  }
  return { ...known, tasks: [...byId.values()] };
}

/** Puts what the server answered wherever the task is shown, unless something newer is there already. */
export function storeTask(queryClient: QueryClient, projectKey: string, task: Task): void {
  queryClient.setQueryData<Task>(taskKeys.one(task.key), (known) =>
    known && known.version > task.version ? known : task,
  );
  storeTasks(queryClient, projectKey, [task]);
}

/** Puts tasks into the list of their project, when that has been begun. */
export function storeTasks(queryClient: QueryClient, projectKey: string, tasks: readonly Task[]): void {
  queryClient.setQueryData<ProjectTasks>(
    taskKeys.list(projectKey),
    (known) => known && withTasks(known, tasks),
  );
}

/** Takes a task that is deleted for good out of the list of its project. */
export function forgetTask(queryClient: QueryClient, projectKey: string, taskId: string): void {
  queryClient.setQueryData<ProjectTasks>(
    taskKeys.list(projectKey),
    (known) => known && { ...known, tasks: known.tasks.filter(({ id }) => id !== taskId) },
  );
}

/** The newest version of a task that this page has seen. */
export function knownVersion(queryClient: QueryClient, projectKey: string, task: Task): number {
  const list = queryClient.getQueryData<ProjectTasks>(taskKeys.list(projectKey));
  const listed = list?.tasks.find(({ id }) => id === task.id);
  const opened = queryClient.getQueryData<Task>(taskKeys.one(task.key));
  return Math.max(task.version, listed?.version ?? 0, opened?.version ?? 0);
}

/** Has a task read anew wherever it is shown. */
export async function refreshTask(queryClient: QueryClient, projectKey: string, task: Task): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: taskKeys.one(task.key) }),
    refreshTasks(queryClient, projectKey),
  ]);
}

/** Reads what has changed in the list of a project and in its trash, and the task that is open. */
export async function refreshTasks(queryClient: QueryClient, projectKey: string): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: taskKeys.list(projectKey) }),
    queryClient.invalidateQueries({ queryKey: taskKeys.trash(projectKey) }),
    queryClient.invalidateQueries({ queryKey: taskKeys.opened }),
  ]);
}
