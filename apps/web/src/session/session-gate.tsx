import { Center, Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../api/problem-error.ts';
import { Deferred } from '../app/deferred.tsx';
import { FailureState } from '../app/failure-state.tsx';
import { useAccount } from './use-account.ts';

/** Shows the page once it is known who is signed in; visitors are on their way to the login page meanwhile. */
export function SessionGate({ children }: { children: ReactNode }) {
  const { t } = useTranslation('app');
  const start = useAccount();

  if (start.isError && !hasCode(start.error, 'unauthenticated', 'session-revoked')) {
    return <FailureState error={start.error} onRetry={() => void start.refetch()} />;
  }
  const waiting = (
    <Center h="100dvh">
      <Loader role="status" aria-label={t('loading')} />
    </Center>
  );
  return start.isSuccess ? <Deferred fallback={waiting}>{children}</Deferred> : waiting;
}
