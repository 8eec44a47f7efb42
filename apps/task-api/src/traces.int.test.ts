import type { Task } from '@baton/dto';
import { startTraceReceiver, type TraceReceiver } from '@baton/tracing/test-support';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type EntryOf, entriesOf } from './test-support/log-entries.ts';
import { startTaskApi, type TaskApiFixture } from './test-support/task-api-fixture.ts';

const TRACE = '5759e988bd862e3fe1be46a994272793';
const PARENT = `00-${TRACE}-53995c3f42cd8ad8-01`;

let receiver: TraceReceiver;
let api: TaskApiFixture;

beforeEach(async () => {
  receiver = await startTraceReceiver();
});

afterEach(async () => {
  await api.close();
  await receiver.close();
});

async function startTraced(env: Readonly<Record<string, string>> = {}): Promise<void> {
  api = await startTaskApi({ env: { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: receiver.endpoint, ...env } });
}

/** Changes a task's progress and stops task-api, which sends what it has. */
async function change(headers: Readonly<Record<string, string>>) {
  const kim = await api.signUp('Kim');
  const project = await api.createProject(kim);
  const task = await api.createTask(kim, project);
  const path = `/api/tasks/${task.id}`;
  const answer = await api.request<Task>('PATCH', path, {
    as: kim,
    seen: task.version,
    body: { title: 'Secret plan' },
    headers,
  });
  const [entry] = await entriesOf(api, project.id, 'task.updated');
  await api.stop();
  return { status: answer.status, entry: entry as EntryOf<'task.updated'> };
}

const spansOf = (traceId: string) => receiver.spans.filter((span) => span.traceId === traceId);

test('a change is traced from the request that CloudFront hands on, by its entry, to the log', async () => {
  await startTraced();
  const headers = {
    traceparent: PARENT,
    'x-request-id': 'req-42',
    'x-amz-cf-id': 'JKJaXmPLvHcESHA_w-2QKFwQ==',
  };
  const { entry } = await change(headers);
  const [server, relay] = spansOf(TRACE).sort((a, b) => a.kind - b.kind);
  expect(server).toEqual({
    service: 'task-api',
    name: 'PATCH',
    traceId: TRACE,
    spanId: expect.stringMatching(/^[0-9a-f]{16}$/),
    parentSpanId: '53995c3f42cd8ad8',
    kind: 2,
    failed: false,
    attributes: {
      'http.request.method': 'PATCH',
      'http.route': '/api/tasks/:taskId',
      'http.response.status_code': 200,
      'baton.request.id': 'req-42',
      'aws.cloudfront.id': 'JKJaXmPLvHcESHA_w-2QKFwQ==',
    },
  });
  expect(entry.request).toEqual({
    id: 'req-42',
    method: 'PATCH',
    path: expect.any(String),
    trace: `00-${TRACE}-${server?.spanId}-01`,
  });
  expect(relay).toMatchObject({
    name: 'outbox relay',
    parentSpanId: server?.spanId,
    failed: false,
    attributes: { 'baton.entry.id': entry.id },
  });
  expect(receiver.requests.map(({ body }) => body).join()).not.toMatch(/Secret plan|Kim|@example\.com/);
});

test('without a parent, the trace has the id that the load balancer gave the request', async () => {
  await startTraced();
  const { entry } = await change({ 'x-amzn-trace-id': 'Root=1-5759e988-bd862e3fe1be46a994272793' });
  expect(entry.request.trace).toMatch(new RegExp(`^00-${TRACE}-[0-9a-f]{16}-01$`));
  expect(
    spansOf(TRACE)
      .map(({ name }) => name)
      .sort(),
  ).toEqual(['PATCH', 'outbox relay']);
});

test('a trace that is not sampled sends no span, and its id is passed on', async () => {
  await startTraced({ OTEL_TRACES_SAMPLER: 'parentbased_traceidratio', OTEL_TRACES_SAMPLER_ARG: '0' });
  const { entry } = await change({ traceparent: PARENT.replace(/01$/, '00') });
  expect(entry.request.trace).toMatch(new RegExp(`^00-${TRACE}-[0-9a-f]{16}-00$`));
  expect(receiver.requests).toEqual([]);
});

test('without a receiver nothing is traced, and entries name no trace', async () => {
  api = await startTaskApi();
  const { entry } = await change({ traceparent: PARENT });
  expect(entry.request).not.toHaveProperty('trace');
});

test.each(['broken', 'silent'] as const)(
  'a receiver that is %s changes nothing for a request',
  async (mood) => {
    receiver.mood = mood;
    await startTraced();
    const { status, entry } = await change({ traceparent: PARENT });
    expect(status).toBe(200);
    expect(entry.request.trace).toContain(TRACE);
  },
);

test('a receiver that is away changes nothing for a request', async () => {
  await startTraced({ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://127.0.0.1:9/v1/traces' });
  expect((await change({ traceparent: PARENT })).status).toBe(200);
});

test('a request of no route is traced without one', async () => {
  await startTraced();
  const { status } = await api.request('GET', '/api/nothing', { headers: { traceparent: PARENT } });
  await api.stop();
  expect(status).toBe(404);
  expect(spansOf(TRACE)).toEqual([
    expect.objectContaining({ attributes: expect.objectContaining({ 'http.response.status_code': 404 }) }),
  ]);
  expect(spansOf(TRACE)[0]?.attributes).not.toHaveProperty('http.route');
});
