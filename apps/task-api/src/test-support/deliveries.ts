import { type Delivery, troubleKey } from '@baton/log-schema';
import { TROUBLE_STATES, type TroubleState } from '@baton/vocabulary';

/** What mail-fn says of a mail. */
export function deliveryWith(
  fields: Pick<Delivery, 'pk' | 'sk'> & Partial<Delivery>,
  projectId?: string,
): Delivery {
  const state = fields.state ?? 'delivered';
  const isTrouble = (TROUBLE_STATES as readonly string[]).includes(state);
  return {
    reason: 'assignee',
    requestId: 'request',
    state,
    attempts: 1,
    createdAt: '2026-03-01T09:00:00.000Z',
    updatedAt: '2026-03-01T09:00:01.000Z',
    ...(projectId && { projectId }),
    ...(projectId && isTrouble && { trouble: troubleKey(projectId, state as TroubleState) }),
    ...fields,
  };
}
