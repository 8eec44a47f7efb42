export { createTracing } from './create-tracing.ts';
export { noTracing, type OpenSpan, type Origin, type Tracing } from './tracing.ts';
export { toTracingSettings, tracingEnvShape, type TracingSettings } from './tracing-env.ts';
