import { type TaskViewers, VIEW_RENEWAL_S } from '@baton/dto';
import { useDocumentVisibility } from '@mantine/hooks';
import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useServices } from '../app/services.ts';

/** Brought by the stream of the project, and by each answer to what says that the user looks. */
export const viewersKey = (taskId: string) => ['viewers', taskId];

/**
 * Says that the user looks at a task for as long as this is there and the tab is seen, and tells the ids of the
 * others who do. It is news of no weight: where it cannot be had, nobody is shown.
 */
export function useOtherViewers(taskId: string): readonly string[] {
  const { api, session } = useServices();
  const queryClient = useQueryClient();
  const isVisible = useDocumentVisibility() === 'visible';
  const { data } = useQuery<TaskViewers>({ queryKey: viewersKey(taskId), queryFn: skipToken });

  useEffect(() => {
    if (!isVisible) return;
    // Of its own each time: what ends one view may arrive after what begins the next.
    const params = { taskId, viewId: crypto.randomUUID() };
    async function look() {
      const viewers = await api('put /api/tasks/{taskId}/views/{viewId}', { params }).catch(() => null);
      if (viewers) queryClient.setQueryData(viewersKey(taskId), viewers);
    }
    void look();
    const timer = setInterval(() => void look(), VIEW_RENEWAL_S * 1_000);
    return () => {
      clearInterval(timer);
      // Where this does not arrive, it is forgotten a little later.
      api('delete /api/tasks/{taskId}/views/{viewId}', { params }).catch(() => undefined);
    };
  }, [api, queryClient, taskId, isVisible]);

  return data?.userIds.filter((id) => id !== session.user().id) ?? [];
}
