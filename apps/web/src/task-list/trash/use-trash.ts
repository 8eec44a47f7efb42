import { useInfiniteQuery } from '@tanstack/react-query';
import { useServices } from '../../app/services.ts';
import { taskKeys } from '../../tasks/task-cache.ts';

/** The tasks in the trash page by page, the last changed first. */
export function useTrash(projectKey: string) {
  const { api } = useServices();
  return useInfiniteQuery({
    queryKey: taskKeys.trash(projectKey),
    queryFn: ({ pageParam, signal }) =>
      api('get /api/projects/{projectId}/tasks', {
        params: { projectId: projectKey },
        query: { trash: 'true', cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}
