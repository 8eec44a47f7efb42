import type { Project } from '@baton/dto';
import type { SuppressionReason } from '@baton/vocabulary';
import { useQuery } from '@tanstack/react-query';
import { useServices } from '../app/services.ts';
import { deliveriesKey } from './activity-keys.ts';

/** Whose address takes no mails, and why, by user id. For owners; nothing for others. */
export function useMailProblems({ key, role }: Pick<Project, 'key' | 'role'>) {
  const { api } = useServices();
  return useQuery({
    queryKey: [...deliveriesKey(key), 'problems'],
    enabled: role === 'owner',
    queryFn: async ({ signal }): Promise<ReadonlyMap<string, SuppressionReason>> => {
      const { items } = await api('get /api/projects/{projectId}/mail-problems', {
        params: { projectId: key },
        signal,
      });
      return new Map(items.map(({ user, suppressed }) => [user.id, suppressed]));
    },
  });
}
