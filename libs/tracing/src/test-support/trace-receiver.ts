import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface ReceivedSpan {
  readonly service: string;
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  /** The number of OTLP: 1 internal, 2 server, 4 producer, 5 consumer. */
  readonly kind: number;
  readonly failed: boolean;
  readonly attributes: Readonly<Record<string, string | number | undefined>>;
}

export interface TraceReceiver {
  /** To be put into `OTEL_EXPORTER_OTLP_TRACES_ENDPOINT`. */
  readonly endpoint: string;
  readonly spans: ReceivedSpan[];
  readonly requests: { readonly headers: IncomingHttpHeaders; readonly body: string }[];
  /** How it answers: as receivers do, with an error, or never. */
  mood: 'well' | 'broken' | 'silent';
  readonly close: () => Promise<void>;
}

interface OtlpValue {
  readonly stringValue?: string;
  readonly intValue?: number;
}
interface OtlpAttribute {
  readonly key: string;
  readonly value: OtlpValue;
}
interface OtlpTraces {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly OtlpAttribute[] };
    readonly scopeSpans: readonly { readonly spans: readonly OtlpSpan[] }[];
  }[];
}
interface OtlpSpan extends Pick<ReceivedSpan, 'name' | 'traceId' | 'spanId' | 'kind'> {
  readonly parentSpanId?: string;
  readonly status: { readonly code: number };
  readonly attributes: readonly OtlpAttribute[];
}

/** A receiver of OTLP as JSON over HTTP, which keeps what it gets. */
export async function startTraceReceiver(): Promise<TraceReceiver> {
  const server = createServer(async (req, res) => {
    const body = (await buffer(req)).toString();
    receiver.requests.push({ headers: req.headers, body });
    if (receiver.mood === 'silent') return;
    if (receiver.mood === 'well') receiver.spans.push(...spansOf(JSON.parse(body) as OtlpTraces));
    res.writeHead(receiver.mood === 'well' ? 200 : 503, { 'content-type': 'application/json' }).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const receiver: TraceReceiver = {
    endpoint: `http://127.0.0.1:${port}/v1/traces`,
    spans: [],
    requests: [],
    mood: 'well',
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return receiver;
}

function spansOf({ resourceSpans }: OtlpTraces): ReceivedSpan[] {
  return resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const service = String(valuesOf(resource.attributes)['service.name']);
    return scopeSpans.flatMap(({ spans }) =>
      spans.map(({ name, traceId, spanId, parentSpanId, kind, status, attributes }) => ({
        service,
        name,
        traceId,
        spanId,
        parentSpanId,
        kind,
        failed: status.code === 2,
        attributes: valuesOf(attributes),
      })),
    );
  });
}

function valuesOf(attributes: readonly OtlpAttribute[]): Record<string, string | number | undefined> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue ?? value.intValue]));
}
