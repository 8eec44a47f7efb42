import type { ResendBody, ResendResult, Task } from '@baton/dto';
import type { TroubleState } from '@baton/vocabulary';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useServices } from '../app/services.ts';
import { activityKey, deliveriesKey } from './activity-keys.ts';

/** A mail in trouble, by what names it to the server. */
export type DeliveryRef = ResendBody['deliveries'][number];

/** What happened to a task and who was told, the latest first. */
export function useActivity(task: Task) {
  const { api } = useServices();
  return useInfiniteQuery({
    queryKey: [...activityKey(task.id), task.version],
    queryFn: ({ pageParam, signal }) =>
      api('get /api/tasks/{taskId}/activity', {
        params: { taskId: task.id },
        query: { cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    // Mails are on their way for a while, and so is the entry of a change.
    refetchInterval: 10_000,
    // What is there already stays while a new version is read.
    placeholderData: (known) => known,
  });
}

/** The mails of a project that did not reach their readers, the latest first. For owners. */
export function useDeliveries(projectKey: string, state: TroubleState) {
  const { api } = useServices();
  return useInfiniteQuery({
    queryKey: [...deliveriesKey(projectKey), state],
    queryFn: ({ pageParam, signal }) =>
      api('get /api/projects/{projectId}/deliveries', {
        params: { projectId: projectKey },
        query: { state, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

export interface Resend {
  readonly deliveries: readonly DeliveryRef[];
  readonly idempotencyKey: string;
}

/** Has mails sent once more. For owners. */
export function useResend(projectKey: string) {
  const { api } = useServices();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ deliveries, idempotencyKey }: Resend): Promise<ResendResult> =>
      api('post /api/projects/{projectId}/deliveries/resend', {
        params: { projectId: projectKey },
        body: { deliveries: [...deliveries] },
        idempotencyKey,
      }),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: deliveriesKey(projectKey) }),
        queryClient.invalidateQueries({ queryKey: ['activity'] }),
      ]),
  });
}
