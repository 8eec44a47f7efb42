import type { Tracing } from '@baton/tracing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTaskApi, type TaskApiFixture } from '../test-support/task-api-fixture.ts';
import { createTestMailBatches, type TestMailBatches } from '../test-support/test-mail-batches.ts';
import { setBatchScene } from './test-support/batch-scene.ts';

const TRACE = '00-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-01';

let api: TaskApiFixture;
let job: TestMailBatches;
let spans: unknown[];

beforeAll(async () => {
  spans = [];
  const tracing: Tracing = {
    start: (name, options) => ({
      traceparent: TRACE,
      end: (outcome) => spans.push([name, options, outcome]),
    }),
    flush: async () => undefined,
  };
  api = await startTaskApi();
  job = createTestMailBatches(api.database, undefined, tracing);
});

afterAll(async () => {
  await job.close();
  await api.close();
});

it('a digest is in the trace of the job that tells it, and of no request', async () => {
  const scene = await setBatchScene(api);
  await scene.wish(scene.kim, { cadence: 'batched' });
  await scene.setProgress(10);
  await scene.setProgress(40);
  await job.tellAfter(4);
  const [digest] = await scene.digests();
  expect(digest).toMatchObject({ request: { method: 'JOB', path: 'mail-batches', trace: TRACE } });
  expect(spans).toEqual([['JOB mail-batches', { kind: 'internal' }, { failed: false }]]);
});
