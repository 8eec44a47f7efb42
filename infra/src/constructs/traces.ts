import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Stage } from '../config/stage.ts';

/** By which an app sends its spans to X-Ray (ADR 043). */
export function tracesEnvironment({ region, tracesRatio }: Stage): Readonly<Record<string, string>> {
  return {
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `https://xray.${region}.amazonaws.com/v1/traces`,
    OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
    OTEL_TRACES_SAMPLER_ARG: String(tracesRatio),
  };
}

/** What X-Ray asks of whoever sends it spans; a function that Lambda traces may so anyway. */
export function putTraces(): PolicyStatement {
  return new PolicyStatement({ sid: 'Traces', actions: ['xray:PutTraceSegments'], resources: ['*'] });
}
