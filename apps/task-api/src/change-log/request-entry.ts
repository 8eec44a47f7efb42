import type { ProblemCode } from '@baton/dto';
import { LOG_ENTRY_VERSION, type RequestCompleted } from '@baton/log-schema';
import { v7 as uuidv7 } from 'uuid';
import type { CompletedRequest } from '../platform/http/index.ts';

/** Whoever floods would have the table written as often. Their requests are in the process's own log. */
const TURNED_AWAY: readonly (ProblemCode | undefined)[] = ['rate-limited', 'overloaded'];

/** The entry of a request that changed nothing; one that did has an entry of its change instead. */
export function toRequestEntry(completed: CompletedRequest, at: Date): RequestCompleted | undefined {
  if (completed.changed || TURNED_AWAY.includes(completed.code)) return undefined;
  return {
    v: LOG_ENTRY_VERSION,
    id: uuidv7({ msecs: at.getTime() }),
    at: at.toISOString(),
    kind: 'request.completed',
    request: completed.request,
    actorId: completed.actor?.sub ?? null,
    status: completed.status,
    ...(completed.code && { code: completed.code }),
    durationMs: completed.durationMs,
  };
}
