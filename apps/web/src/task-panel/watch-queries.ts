import type { Person, Task, WatcherList } from '@baton/dto';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useServices } from '../app/services.ts';

const watchersKey = (task: Task) => ['watchers', task.id] as const;

/** Who watches a task, by name. */
export function useWatchers(task: Task) {
  const { api } = useServices();
  return useQuery({
    queryKey: watchersKey(task),
    queryFn: ({ signal }) => api('get /api/tasks/{taskId}/watchers', { params: { taskId: task.id }, signal }),
  });
}

/** Whether the user watches the task, from now on; shown at once. */
export function useSetWatched(task: Task) {
  const { api, session } = useServices();
  const queryClient = useQueryClient();
  const key = watchersKey(task);
  return useMutation({
    mutationFn: (isWatched: boolean) =>
      api(isWatched ? 'put /api/tasks/{taskId}/watch' : 'delete /api/tasks/{taskId}/watch', {
        params: { taskId: task.id },
      }),
    async onMutate(isWatched) {
      await queryClient.cancelQueries({ queryKey: key });
      queryClient.setQueryData<WatcherList>(
        key,
        (known) => known && { items: withWatcher(known.items, session.user(), isWatched) },
      );
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: key }),
  });
}

function withWatcher(watchers: readonly Person[], { id, name }: Person, isWatched: boolean): Person[] {
  const others = watchers.filter((watcher) => watcher.id !== id);
  return isWatched ? [...others, { id, name }] : others;
}
