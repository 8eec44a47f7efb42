import { ExportResultCode } from '@opentelemetry/core';
import { JsonTraceSerializer } from '@opentelemetry/otlp-transformer';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace';
import type { SignHeaders } from './xray-signer.ts';

export interface OtlpExporter extends SpanExporter {
  /** Resolves when nothing is on its way. */
  readonly settled: () => Promise<void>;
}

/**
 * Sends spans by OTLP, as JSON over HTTP, each batch once: a trace is not worth a second attempt that holds the
 * next one up. The exporters of OpenTelemetry cannot sign a body.
 * @param options.timeLimitMs from the wish for credentials to the answer
 */
export function createOtlpExporter(options: {
  readonly endpoint: URL;
  readonly fetch: typeof fetch;
  readonly sign: SignHeaders;
  readonly timeLimitMs: number;
}): OtlpExporter {
  const { endpoint, sign, timeLimitMs } = options;
  const onTheWay = new Set<Promise<void>>();

  async function send(spans: ReadableSpan[], signal: AbortSignal): Promise<void> {
    const body = JsonTraceSerializer.serializeRequest(spans);
    if (!body) throw new Error('The spans cannot be serialised');
    const headers = await sign(body, { 'content-type': 'application/json' });
    const response = await options.fetch(endpoint, { method: 'POST', headers, body, signal });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`The receiver of traces answers ${response.status}`);
  }

  async function settled(): Promise<void> {
    await Promise.all(onTheWay);
  }

  return {
    settled,
    export(spans, done) {
      const signal = AbortSignal.timeout(timeLimitMs);
      // Waiting for credentials cannot be aborted.
      const late = new Promise<never>((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error));
      });
      const sent = Promise.race([send(spans, signal), late])
        .then(
          () => done({ code: ExportResultCode.SUCCESS }),
          (error: Error) => done({ code: ExportResultCode.FAILED, error }),
        )
        .finally(() => onTheWay.delete(sent));
      onTheWay.add(sent);
    },
    shutdown: settled,
  };
}
