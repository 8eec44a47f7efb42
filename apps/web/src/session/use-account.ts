import { useQuery } from '@tanstack/react-query';
import { isTransient } from '../api/problem-error.ts';
import { useServices } from '../app/services.ts';
import { signedInHint } from './signed-in-hint.ts';

/** The account signed in, as the latest renewal of its session named it. */
export function useAccount() {
  const { session } = useServices();
  return useQuery({
    queryKey: ['session'],
    queryFn: async () => {
      await session.accessToken();
      signedInHint.set();
      return session.user();
    },
    staleTime: Infinity,
    gcTime: Infinity,
    retry: (failures, error) => isTransient(error) && failures < 2,
  });
}
