import type { Logger } from '@baton/json-log';
import type { Tracing, TracingSettings } from '@baton/tracing';
import { createTracing } from '@baton/tracing/create-tracing';

/** Begins to trace; the log is told when spans cannot be sent, and when they can again. */
export function startTracing(options: {
  readonly settings: TracingSettings;
  readonly credentials: Parameters<typeof createTracing>[0]['credentials'];
  readonly log: Logger;
}): Tracing {
  const { settings, credentials, log } = options;
  return createTracing({
    app: 'mail-fn',
    settings,
    credentials,
    fetch,
    onExport: ({ error }) =>
      log(error ? 'warn' : 'info', error ? 'traces cannot be sent' : 'traces are sent again', {
        ...(error && { error: error.name }),
      }),
  });
}
