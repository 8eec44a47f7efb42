import type { Tracing } from '@baton/tracing';
import type { LogRepository } from './log.repository.ts';

/** A span for each entry that is written, in the trace of the request that it comes from. */
export function traceLog(log: LogRepository, tracing: Tracing): LogRepository {
  return {
    async putAll(entries) {
      const spans = entries.flatMap(({ id, request }) =>
        request.trace === undefined ? [] : [{ id, span: begin(id, request.trace) }],
      );
      let accepted: readonly string[] = [];
      try {
        const ids = await log.putAll(entries);
        accepted = ids;
        return ids;
      } finally {
        for (const { id, span } of spans) span.end({ failed: !accepted.includes(id) });
      }
    },
  };

  function begin(id: string, trace: string) {
    return tracing.start('outbox relay', {
      kind: 'producer',
      origin: { traceparent: trace },
      attributes: { 'baton.entry.id': id },
    });
  }
}
