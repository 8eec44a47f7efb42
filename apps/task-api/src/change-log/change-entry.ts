import { LOG_ENTRY_VERSION, type Actor, type ProjectRef, type RequestRef } from '@baton/log-schema';
import { v7 as uuidv7 } from 'uuid';
import type { Call } from '../platform/http/index.ts';

/**
 * What the entries of all changes begin with.
 * @param id of the entry of a task, which comes from the task's lock
 */
export function entryHead(
  call: Call,
  at: Date,
  id: string = uuidv7(),
): { v: typeof LOG_ENTRY_VERSION; id: string; at: string; request: RequestRef; actor: Actor } {
  return {
    v: LOG_ENTRY_VERSION,
    id,
    at: at.toISOString(),
    request: call.request,
    actor: { id: call.actor.sub, name: call.actor.name },
  };
}

/** A project as entries name it. */
export function toProjectRef({ id, key, name }: ProjectRef): ProjectRef {
  return { id, key, name };
}
