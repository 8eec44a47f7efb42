import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { ExportResultCode } from '@opentelemetry/core';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  type IdGenerator,
  RandomIdGenerator,
  type SpanExporter,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { createOtlpExporter } from './otlp-exporter.ts';
import { createSampler } from './sampler.ts';
import { contextOf, toTraceparent } from './trace-context.ts';
import type { Tracing } from './tracing.ts';
import type { TracingSettings } from './tracing-env.ts';
import { createSigner, type Credentials } from './xray-signer.ts';

/** From the wish for credentials to the receiver's answer. Milliseconds. */
const EXPORT_LIMIT_MS = 3_000;

/** What is kept while the receiver is slow or away, 2 MB or so; what comes on top is dropped. */
const SPANS_MAX = 2_048;

/** Far above every value of ours; some of them are headers. */
const VALUE_LENGTH_MAX = 256;

const KINDS = {
  internal: SpanKind.INTERNAL,
  server: SpanKind.SERVER,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
};

/**
 * Traces by OpenTelemetry, with spans that an app begins and ends by itself (ADR 043). Spans are sent beside the
 * work, in batches; a receiver that is slow or away costs spans and nothing else.
 * @param options.onExport is told when sending begins to fail, with why, and when it works again
 */
export function createTracing(options: {
  readonly app: string;
  readonly settings: TracingSettings;
  readonly credentials: Credentials;
  readonly fetch: typeof fetch;
  readonly onExport: (outcome: { readonly error?: Error }) => void;
}): Tracing {
  const endpoint = new URL(options.settings.endpoint);
  const ids = createIds();
  const exporter = createOtlpExporter({
    endpoint,
    fetch: options.fetch,
    sign: createSigner(endpoint, options.credentials),
    timeLimitMs: EXPORT_LIMIT_MS,
  });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': options.app }),
    sampler: createSampler(options.settings),
    idGenerator: ids,
    spanLimits: { attributeValueLengthLimit: VALUE_LENGTH_MAX },
    spanProcessors: [
      new BatchSpanProcessor({
        exporter: tellChanges(exporter, options.onExport),
        maxQueueSize: SPANS_MAX,
        exportTimeoutMillis: 2 * EXPORT_LIMIT_MS,
      }),
    ],
  });
  const tracer = provider.getTracer('baton');

  return {
    start(name, { kind, origin = {}, attributes = {} }) {
      const { parent, traceId } = contextOf(origin);
      const context = parent ? trace.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
      const span = ids.forTrace(traceId, () =>
        tracer.startSpan(name, { kind: KINDS[kind], attributes }, context),
      );
      return {
        traceparent: toTraceparent(span.spanContext()),
        end({ attributes: outcome = {}, failed = false } = {}) {
          span.setAttributes(outcome);
          if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
          span.end();
        },
      };
    },
    async flush(limitMs) {
      // It rejects with what onExport has been told.
      const sent = provider.forceFlush().then(exporter.settled, exporter.settled);
      const { promise: late, resolve } = Promise.withResolvers<undefined>();
      const timer = setTimeout(() => resolve(undefined), limitMs);
      await Promise.race([sent, late]);
      clearTimeout(timer);
    },
  };
}

/** Random ids, but for a trace whose id came with the request. */
function createIds(): IdGenerator & { forTrace: <T>(traceId: string | undefined, begin: () => T) => T } {
  const random = new RandomIdGenerator();
  let chosen: string | undefined;
  return {
    generateTraceId: () => chosen ?? random.generateTraceId(),
    generateSpanId: () => random.generateSpanId(),
    forTrace(traceId, begin) {
      chosen = traceId;
      try {
        return begin();
      } finally {
        chosen = undefined;
      }
    },
  };
}

/** Of a receiver that is away, somebody wants to hear once and not with every batch. */
function tellChanges(
  exporter: SpanExporter,
  onExport: (outcome: { readonly error?: Error }) => void,
): SpanExporter {
  let isFailing = false;
  return {
    export(spans, done) {
      exporter.export(spans, (result) => {
        const hasFailed = result.code !== ExportResultCode.SUCCESS;
        if (hasFailed !== isFailing) onExport(result.error ? { error: result.error } : {});
        isFailing = hasFailed;
        done(result);
      });
    },
    shutdown: () => exporter.shutdown(),
  };
}
