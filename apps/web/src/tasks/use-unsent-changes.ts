import { useWindowEvent } from '@mantine/hooks';
import { useEffect, useMemo } from 'react';
import { tabStore } from '../app/local-store.ts';
import { useServices } from '../app/services.ts';
import type { TaskChangeRequest } from './task-change.ts';
import { createUnsentChanges, isLostWithPage, type UnsentChange } from './unsent-changes.ts';

export interface UnsentChangesOptions {
  /** Whether a change is on its way. The browser asks before it leaves the page then. */
  readonly isSending: boolean;
  /** Takes each change that was left behind when the page went the last time. */
  readonly onLeftBehind: (change: UnsentChange) => void;
}

/** Keeps the user's changes to the tasks of a project until the server has answered them. */
export function useUnsentChanges(projectKey: string, { isSending, onLeftBehind }: UnsentChangesOptions) {
  const { session, isLeaving } = useServices();
  const storeKey = `${session.user().id}.${projectKey}`;
  const unsent = useMemo(() => createUnsentChanges(tabStore, storeKey), [storeKey]);

  useWindowEvent('beforeunload', (event) => {
    // Whose session has ended comes back to what is kept.
    if (isSending && !isLeaving()) event.preventDefault();
  });
  useEffect(() => {
    // What another page of this visit is still sending is not left behind.
    if (!isSending) unsent.all().forEach(onLeftBehind);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the project is opened
  }, [unsent]);

  return {
    /** @returns the id with which to forget it */
    keep(request: TaskChangeRequest): string {
      const id = crypto.randomUUID();
      if (isLostWithPage(request)) unsent.add({ id, request });
      return id;
    },
    forget: unsent.remove,
  };
}
