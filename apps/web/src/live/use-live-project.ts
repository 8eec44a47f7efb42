import { useDocumentVisibility, useNetwork } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useServices } from '../app/services.ts';
import { projectKeyed } from '../projects/project-queries.ts';
import { createLiveCache } from './live-cache.ts';

/**
 * Shows what others do in a project at once. A tab that is not seen leaves its connection to those that are, and
 * goes on where it was; so does one whose network comes back.
 */
export function useLiveProject(projectKey: string): void {
  const { api, followProject } = useServices();
  const queryClient = useQueryClient();
  const isVisible = useDocumentVisibility() === 'visible';
  const { online } = useNetwork();
  const position = useRef<{ lastEventId?: string }>({});

  useEffect(() => {
    if (!isVisible) return;
    const stop = new AbortController();
    const { apply, catchUp, reload } = createLiveCache(queryClient, api, projectKey);
    void followProject(
      { projectKey, signal: stop.signal, position: position.current },
      {
        onEvent: apply,
        onStart: catchUp,
        onGap: reload,
        onEnd: () => void queryClient.invalidateQueries({ queryKey: projectKeyed(projectKey) }),
      },
    );
    return () => stop.abort();
    // `online` starts it anew, so that it does not sit out a long wait.
  }, [projectKey, isVisible, online, api, followProject, queryClient]);
}
