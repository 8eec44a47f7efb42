export { fromTraceparent, originOfRequest, type Origin } from './trace-context.ts';
export { toTracingSettings, tracingEnvShape, type TracingSettings } from './tracing-env.ts';
export { createTracing, noTracing, type OpenSpan, type Tracing } from './tracing.ts';
