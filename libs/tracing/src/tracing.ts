import type { Attributes } from '@opentelemetry/api';

export interface OpenSpan {
  /** Names the span to who works on its behalf, sampled or not; absent when nothing is traced. */
  readonly traceparent?: string;
  /** Ends it, once. Values are ids, routes and states: never an address, a title or a text. */
  readonly end: (outcome?: { readonly attributes?: Attributes; readonly failed?: boolean }) => void;
}

/** What a span begins under, as it came; malformed values count as none. */
export interface Origin {
  /** A span of another process, W3C Trace Context. */
  readonly traceparent?: string | undefined;
  /** The load balancer's `x-amzn-trace-id`, whose root is the id of the trace where there is no traceparent. */
  readonly amazonTraceId?: string | undefined;
}

/** One part of the work on a request, in every app that has a part in it. */
export interface Tracing {
  readonly start: (
    name: string,
    options: {
      readonly kind: 'internal' | 'server' | 'producer' | 'consumer';
      readonly origin?: Origin;
      readonly attributes?: Attributes;
    },
  ) => OpenSpan;
  /** Sends what has ended; never fails, and waits so many milliseconds at most. */
  readonly flush: (limitMs: number) => Promise<void>;
}

/** Traces nothing and passes nothing on. */
export const noTracing: Tracing = { start: () => ({ end: () => undefined }), flush: async () => undefined };
