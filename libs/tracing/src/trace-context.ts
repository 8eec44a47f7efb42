import { isValidTraceId, type SpanContext } from '@opentelemetry/api';
import { parseTraceParent } from '@opentelemetry/core';

/** What a span begins under: a span of another process, or merely the id that its trace is to have. */
export interface Origin {
  readonly parent?: SpanContext;
  readonly traceId?: string;
}

const AMAZON_ROOT = /(?:^|;)\s*Root=1-([0-9a-f]{8})-([0-9a-f]{24})(?:;|$)/;

/** W3C Trace Context, `00-<trace>-<span>-<flags>`. */
export function toTraceparent({ traceId, spanId, traceFlags }: SpanContext): string {
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
}

/** The span that a traceparent names; nothing when it is absent or malformed. */
export function fromTraceparent(traceparent: string | undefined): Origin {
  const parent = traceparent === undefined ? null : parseTraceParent(traceparent);
  return parent ? { parent: { ...parent, isRemote: true } } : {};
}

/**
 * Where a request comes from. Of `x-amzn-trace-id`, the root is the load balancer's; what else it carries a viewer
 * may have written, so neither its parent nor its wish to be sampled counts.
 */
export function originOfRequest(headers: {
  readonly traceparent: string | undefined;
  readonly amazonTraceId: string | undefined;
}): Origin {
  const { parent } = fromTraceparent(headers.traceparent);
  if (parent) return { parent };
  const [, time, random] = AMAZON_ROOT.exec(headers.amazonTraceId ?? '') ?? [];
  const traceId = `${time}${random}`;
  return isValidTraceId(traceId) ? { traceId } : {};
}
