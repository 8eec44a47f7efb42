import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTracing } from './create-tracing.ts';
import { startTraceReceiver, type TraceReceiver } from './test-support/trace-receiver.ts';
import type { TracingSettings } from './tracing-env.ts';
import { noTracing, type Tracing } from './tracing.ts';

const TRACE = '5759e988bd862e3fe1be46a994272793';
const ROOT = 'Root=1-5759e988-bd862e3fe1be46a994272793';
const PARENT = `00-${TRACE}-53995c3f42cd8ad8-01`;

let receiver: TraceReceiver;
let exports: (string | undefined)[];

beforeEach(async () => {
  receiver = await startTraceReceiver();
  exports = [];
});

afterEach(() => receiver.close());

function tracingWith(
  settings: Partial<TracingSettings> = {},
  over: Partial<{ fetch: typeof fetch }> = {},
): Tracing {
  return createTracing({
    app: 'task-api',
    settings: { endpoint: receiver.endpoint, sampler: 'parentbased_always_on', ratio: 1, ...settings },
    credentials: async () => ({ accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }),
    fetch,
    onExport: ({ error }) => exports.push(error?.message),
    ...over,
  });
}

test('a span reaches the receiver under the parent that it began with', async () => {
  const tracing = tracingWith();
  const span = tracing.start('PATCH', {
    kind: 'server',
    origin: { traceparent: PARENT },
    attributes: { 'baton.request.id': 'req-1' },
  });
  span.end({ attributes: { 'http.response.status_code': 503 }, failed: true });
  await tracing.flush(5_000);
  expect(receiver.spans).toEqual([
    {
      service: 'task-api',
      name: 'PATCH',
      traceId: TRACE,
      spanId: span.traceparent?.slice(36, 52),
      parentSpanId: '53995c3f42cd8ad8',
      kind: 2,
      failed: true,
      attributes: { 'baton.request.id': 'req-1', 'http.response.status_code': 503 },
    },
  ]);
  expect(span.traceparent).toMatch(new RegExp(`^00-${TRACE}-[0-9a-f]{16}-01$`));
});

test('a trace gets the id that its request came with, and the next one an id of its own', async () => {
  const tracing = tracingWith();
  tracing.start('first', { kind: 'server', origin: { amazonTraceId: ROOT } }).end();
  tracing.start('second', { kind: 'server' }).end();
  await tracing.flush(5_000);
  const [first, second] = receiver.spans;
  expect(first).toMatchObject({ traceId: TRACE, parentSpanId: undefined });
  expect(second?.traceId).toMatch(/^[0-9a-f]{32}$/);
  expect(second?.traceId).not.toBe(TRACE);
});

test('a trace that is not sampled sends nothing, and its id is passed on with the decision', async () => {
  const tracing = tracingWith({ sampler: 'parentbased_traceidratio', ratio: 0 });
  const root = tracing.start('root', { kind: 'server', origin: { amazonTraceId: ROOT } });
  root.end();
  const child = tracingWith().start('child', { kind: 'consumer', origin: { traceparent: root.traceparent } });
  child.end();
  await tracing.flush(5_000);
  expect(root.traceparent).toMatch(new RegExp(`^00-${TRACE}-[0-9a-f]{16}-00$`));
  expect(child.traceparent).toMatch(new RegExp(`^00-${TRACE}-[0-9a-f]{16}-00$`));
  expect(receiver.requests).toEqual([]);
});

test.each([
  ['always_on', 0, true],
  ['always_off', 1, false],
  ['traceidratio', 0, false],
  ['traceidratio', 1, true],
  ['parentbased_always_off', 1, false],
  ['parentbased_traceidratio', 1, true],
] as const)('%s with %d keeps a trace that begins here: %s', (sampler, ratio, isKept) => {
  const { traceparent } = tracingWith({ sampler, ratio }).start('root', { kind: 'internal' });
  expect(traceparent?.endsWith('-01')).toBe(isKept);
});

test('values of headers are cut where they are longer than any of ours', async () => {
  const tracing = tracingWith();
  tracing.start('root', { kind: 'server', attributes: { 'aws.cloudfront.id': 'x'.repeat(10_000) } }).end();
  await tracing.flush(5_000);
  expect(receiver.spans[0]?.attributes).toEqual({ 'aws.cloudfront.id': 'x'.repeat(256) });
});

test('a receiver that fails is told of once, and once when it is back', async () => {
  const tracing = tracingWith();
  const send = async () => {
    tracing.start('root', { kind: 'internal' }).end();
    await tracing.flush(5_000);
  };
  receiver.mood = 'broken';
  await send();
  await send();
  receiver.mood = 'well';
  await send();
  expect(exports).toEqual(['The receiver of traces answers 503', undefined]);
  expect(receiver.spans).toHaveLength(1);
});

test('a receiver that never answers holds a flush up no longer than its limit', async () => {
  const tracing = tracingWith();
  receiver.mood = 'silent';
  tracing.start('root', { kind: 'internal' }).end();
  const begin = performance.now();
  await tracing.flush(50);
  expect(performance.now() - begin).toBeLessThan(2_000);
});

test('a flush waits for what was on its way before it', async () => {
  let answer = () => {};
  const slow: typeof fetch = async () => {
    await new Promise<void>((resolve) => (answer = resolve));
    return new Response('{}');
  };
  const tracing = tracingWith({}, { fetch: slow });
  // As many as are sent at once without being asked to.
  for (let count = 0; count < 512; count += 1) tracing.start('root', { kind: 'internal' }).end();
  let isFlushed = false;
  const flushed = tracing.flush(5_000).then(() => (isFlushed = true));
  await new Promise(setImmediate);
  expect(isFlushed).toBe(false);
  answer();
  await flushed;
  expect(isFlushed).toBe(true);
});

test('while the receiver is silent, spans beyond two thousand are dropped', async () => {
  const bodies: string[] = [];
  let answer = () => {};
  const open = new Promise<void>((resolve) => (answer = resolve));
  const slow: typeof fetch = async (_url, init) => {
    bodies.push(new TextDecoder().decode(init?.body as Uint8Array));
    await open;
    return new Response('{}');
  };
  const tracing = tracingWith({}, { fetch: slow });
  for (let count = 0; count < 10_000; count += 1) tracing.start('root', { kind: 'internal' }).end();
  answer();
  await tracing.flush(5_000);
  const sent = bodies.reduce((sum, body) => sum + body.split('"spanId"').length - 1, 0);
  expect(sent).toBe(512 + 2_048);
});

test('nothing is sent or passed on where nothing is traced', async () => {
  expect(
    noTracing.start('root', { kind: 'server', origin: { amazonTraceId: ROOT } }).traceparent,
  ).toBeUndefined();
  await noTracing.flush(5_000);
});

test('what goes to X-Ray is signed for its region, and what goes elsewhere is not', async () => {
  const sent: { url: string; headers: Record<string, string> }[] = [];
  const record: typeof fetch = async (url, init) => {
    sent.push({ url: String(url), headers: init?.headers as Record<string, string> });
    return new Response('{}');
  };
  for (const endpoint of [
    'https://xray.ap-northeast-2.amazonaws.com/v1/traces',
    'https://collector.example.com/v1/traces',
  ]) {
    const tracing = tracingWith({ endpoint }, { fetch: record });
    tracing.start('root', { kind: 'internal' }).end();
    await tracing.flush(5_000);
  }
  expect(sent.map(({ url }) => url)).toEqual([
    'https://xray.ap-northeast-2.amazonaws.com/v1/traces',
    'https://collector.example.com/v1/traces',
  ]);
  expect(sent[0]?.headers['authorization']).toMatch(
    /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/ap-northeast-2\/xray\/aws4_request, SignedHeaders=[a-z0-9;-]+, Signature=[0-9a-f]{64}$/,
  );
  expect(sent[0]?.headers['x-amz-content-sha256']).toMatch(/^[0-9a-f]{64}$/);
  expect(sent[1]?.headers).toEqual({ 'content-type': 'application/json' });
});
