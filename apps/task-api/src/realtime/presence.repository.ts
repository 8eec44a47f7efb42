import type { Query } from '../platform/database/index.ts';

/** Told with a sign of somebody who looks at a task, or does no more. Nothing of it is stored. */
export const PRESENCE_CHANNEL = 'presence';

/** Tells a payload of less than 8 KB to all processes that listen, this one included. */
export function createTellPresence(query: Query) {
  return async (payload: string): Promise<void> => {
    await query(`SELECT pg_notify('${PRESENCE_CHANNEL}', $payload)`, { payload });
  };
}
