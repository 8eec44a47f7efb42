import { TROUBLE_STATES, type TroubleState } from '@baton/vocabulary';
import { useState } from 'react';
import { useDeliveries } from './activity-queries.ts';

/**
 * The mails of a project in each of the states of trouble, and which of these is shown: the first that holds any,
 * until the user chooses. For owners.
 */
export function useTrouble(projectKey: string) {
  const lists = {
    failed: useDeliveries(projectKey, 'failed'),
    bounced: useDeliveries(projectKey, 'bounced'),
    complained: useDeliveries(projectKey, 'complained'),
    suppressed: useDeliveries(projectKey, 'suppressed'),
  } satisfies Record<TroubleState, unknown>;
  const [chosen, choose] = useState<TroubleState | null>(null);

  const itemsOf = (state: TroubleState) => lists[state].data?.pages.flatMap((page) => page.items) ?? [];
  const isReady = TROUBLE_STATES.every((state) => !lists[state].isPending);
  // It stays when its last mail has been sent again.
  if (chosen === null && isReady) {
    choose(TROUBLE_STATES.find((state) => itemsOf(state).length > 0) ?? 'failed');
  }
  const state = chosen ?? 'failed';

  /** Such as `50+` while more can be loaded; nothing while it is not known. */
  function countOf(of: TroubleState): string | undefined {
    const { data, hasNextPage } = lists[of];
    return data && `${itemsOf(of).length}${hasNextPage ? '+' : ''}`;
  }

  return { state, choose, countOf, isPending: chosen === null, list: lists[state], items: itemsOf(state) };
}
