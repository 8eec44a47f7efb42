import { isValidTraceId, type SpanContext } from '@opentelemetry/api';
import { parseTraceParent } from '@opentelemetry/core';
import type { Origin } from './tracing.ts';

/** The parent of a span, or merely the id that its trace is to have. */
export interface OriginContext {
  readonly parent?: SpanContext;
  readonly traceId?: string;
}

const AMAZON_ROOT = /(?:^|;)\s*Root=1-([0-9a-f]{8})-([0-9a-f]{24})(?:;|$)/;

/** W3C Trace Context, `00-<trace>-<span>-<flags>`. */
export function toTraceparent({ traceId, spanId, traceFlags }: SpanContext): string {
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
}

/**
 * What an origin names. Of `x-amzn-trace-id`, the root is the load balancer's; what else it carries a viewer may have
 * written, so neither its parent nor its wish to be sampled counts.
 */
export function contextOf({ traceparent = '', amazonTraceId = '' }: Origin): OriginContext {
  const parent = parseTraceParent(traceparent);
  if (parent) return { parent: { ...parent, isRemote: true } };
  const [, time, random] = AMAZON_ROOT.exec(amazonTraceId) ?? [];
  const traceId = `${time}${random}`;
  return isValidTraceId(traceId) ? { traceId } : {};
}
