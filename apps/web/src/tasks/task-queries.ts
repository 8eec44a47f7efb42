import type { CreateTaskBody, Task } from '@baton/dto';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useServices } from '../app/services.ts';
import { refreshTask, storeNewTask, storeTask, taskKeys } from './task-cache.ts';

/** The tasks of a project page by page, the last changed first. */
export function useTasks(projectKey: string) {
  const { api } = useServices();
  return useInfiniteQuery({
    queryKey: taskKeys.list(projectKey),
    queryFn: ({ pageParam, signal }) =>
      api('get /api/projects/{projectId}/tasks', {
        params: { projectId: projectKey },
        query: { cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
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
    onSuccess: (task) => storeNewTask(queryClient, projectKey, task),
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
