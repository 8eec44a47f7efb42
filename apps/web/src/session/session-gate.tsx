import { Center, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { hasCode, isTransient } from '../api/problem-error.ts';
import { FailureState } from '../app/failure-state.tsx';
import { useServices } from '../app/services.ts';
import { signedInHint } from './signed-in-hint.ts';

/** Shows the page once it is known who is signed in; visitors are on their way to the login page meanwhile. */
export function SessionGate({ children }: { children: ReactNode }) {
  const { t } = useTranslation('app');
  const { session } = useServices();
  const start = useQuery({
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

  if (start.isSuccess) return children;
  if (start.isError && !hasCode(start.error, 'unauthenticated', 'session-revoked')) {
    return <FailureState error={start.error} onRetry={() => void start.refetch()} />;
  }
  return (
    <Center h="100dvh">
      <Loader role="status" aria-label={t('loading')} />
    </Center>
  );
}
