import type { CreateTaskBody, Task } from '@baton/dto';
import { type QueryClient, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ApiClient } from '../api/api-client.ts';
import { useServices } from '../app/services.ts';
import { readTasks } from './read-tasks.ts';
import { NO_TASKS, type ProjectTasks, refreshTask, storeTask, taskKeys, withTasks } from './task-cache.ts';

const STALE_MS = 15_000;

/** The tasks of a project, which grow page by page until all are there. */
export function useTasks(projectKey: string) {
  const { api } = useServices();
  return useQuery(tasksQuery(api, projectKey));
}

export const tasksQuery = (api: ApiClient, projectKey: string) =>
  queryOptions({
    queryKey: taskKeys.list(projectKey),
    queryFn: ({ client, signal }) => readProjectTasks(api, client, projectKey, signal),
    staleTime: ({ state }) => (state.data?.reach === 'reading' ? 0 : STALE_MS),
    // Comparing thousands of tasks deeply, page by page, costs more than drawing the few that are seen.
    structuralSharing: false,
  });

function readProjectTasks(api: ApiClient, client: QueryClient, projectKey: string, signal: AbortSignal) {
  const queryKey = taskKeys.list(projectKey);
  return readTasks({
    readPage: ({ trash, cursor, limit }) =>
      api('get /api/projects/{projectId}/tasks', {
        params: { projectId: projectKey },
        query: { cursor, limit: String(limit), ...(trash && { trash: 'true' }) },
        signal,
      }),
    known: () => client.getQueryData<ProjectTasks>(queryKey),
    store: (tasks) =>
      client.setQueryData<ProjectTasks>(queryKey, (known) => withTasks(known ?? NO_TASKS, tasks)),
  });
}

/** One task by its key, such as `WEB-12`. */
export function useTask(taskKey: string) {
  const { api } = useServices();
  return useQuery({
    queryKey: taskKeys.one(taskKey),
    queryFn: ({ signal }) => api('get /api/tasks/{taskId}', { params: { taskId: taskKey }, signal }),
  });
}

export function useCreateTask(projectKey: string) {
  const { api } = useServices();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: CreateTaskBody): Promise<Task> =>
      api('post /api/projects/{projectId}/tasks', { params: { projectId: projectKey }, body }),
    onSuccess: (task) => storeTask(queryClient, projectKey, task),
  });
}

/** Takes a task out of the trash. */
export function useRestoreTask(projectKey: string) {
  const { api } = useServices();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (task: Task): Promise<Task> =>
      api('post /api/tasks/{taskId}/restore', { params: { taskId: task.id } }),
    onSuccess: (task) => storeTask(queryClient, projectKey, task),
    // It is in the list again, or another user was faster.
    onSettled: (_answer, _error, task) => refreshTask(queryClient, projectKey, task),
  });
}
