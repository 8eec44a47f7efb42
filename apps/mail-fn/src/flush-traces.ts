import type { Tracing } from '@baton/tracing';
import type { MailFnHandler } from './handler.ts';

/** The most that an invocation goes on for its spans. Milliseconds. */
const FLUSH_LIMIT_MS = 1_000;

/** What an invocation needs to end, when spans take all the time that they may. Milliseconds. */
const END_BUDGET_MS = 500;

/** Sends the spans of each invocation before it ends, because Lambda stops the process until the next one. */
export function flushTraces(handler: MailFnHandler, tracing: Tracing): MailFnHandler {
  return async (event, context) => {
    try {
      await handler(event, context);
    } finally {
      const left = context.getRemainingTimeInMillis() - END_BUDGET_MS;
      await tracing.flush(Math.max(0, Math.min(FLUSH_LIMIT_MS, left)));
    }
  };
}
