import { noTracing } from '@baton/tracing';
import { AppError } from '@baton/dto';
import { expect, it } from 'vitest';
import { createApp } from '../app.ts';
import { type CompletedRequest, listen } from '../platform/http/index.ts';
import { createLogger } from '../platform/logger.ts';
import { exportedPart } from '../test-support/exported-part.ts';
import { KIM } from '../test-support/task-values.ts';
import { bindTaskListsRoutes } from './task-lists.routes.ts';
import { createTaskListsService, type TaskListsService } from './task-lists.service.ts';

const CLAIMS = { sub: KIM.id, name: KIM.name, email: 'kim@example.com', locale: 'en', sid: KIM.id } as const;
const CALL = { actor: CLAIMS, request: { id: 'r-1', method: 'GET', path: '/' } };

/** Exports pages of 500 tasks, as many as there are and then what `end` does. */
function exporting(pages: number, end: () => never[]) {
  let pulled = 0;
  const service = createTaskListsService({
    projects: {
      get: async () => ({
        id: '00000000-0000-4000-8000-000000000002',
        key: 'WEB',
        name: 'Web site',
        description: '',
        role: 'viewer',
        archivedAt: null,
        createdAt: '2026-03-01T09:00:00.000Z',
        updatedAt: '2026-03-01T09:00:00.000Z',
      }),
    },
    taskLists: {
      page: async () => [],
      async exportPage(_selection, { after, limit }) {
        if (pulled === pages) return end();
        pulled += 1;
        return Array.from({ length: limit }, (_, index) => exportedPart({ number: after + index + 1 }));
      },
    },
  });
  return { service, pulled: () => pulled };
}

async function serve(service: TaskListsService) {
  const completed = Promise.withResolvers<CompletedRequest>();
  const app = createApp({
    logger: createLogger('silent'),
    version: '1.2.3',
    checkReady: async () => {},
    swaggerUiFolder: '.',
    identify: async () => ({ claims: CLAIMS, expiresAt: 0 }),
    limiter: { admitNetwork: () => {}, admitUser: () => {}, headersOf: () => ({}) },
    admissionOf: () => (work) => work(),
    onCompleted: completed.resolve,
    tracing: noTracing,
    bindRoutes: (bind) => bindTaskListsRoutes(bind, service),
  });
  const server = await listen(app, { host: '127.0.0.1', port: 0 });
  return {
    url: `http://127.0.0.1:${server.port}/api/projects/WEB/tasks.csv`,
    completed: completed.promise,
    stop: async () => server.stop(0),
  };
}

function away(): never {
  throw new AppError('unavailable', { detail: 'The database does not answer now; try again soon.' });
}

it('reads a page when the one before it has been taken', async () => {
  const { service, pulled } = exporting(3, () => []);
  const { chunks } = await service.exportCsv(CALL, 'WEB', {});
  const taken: [begin: string, pulled: number][] = [];
  for await (const chunk of chunks) taken.push([chunk.slice(0, 7), pulled()]);
  // The first page is read before the answer begins.
  expect(taken).toEqual([
    ['\uFEFFkey,ti', 1],
    ['"WEB-12', 1],
    ['"WEB-12', 2],
    ['"WEB-12', 3],
  ]);
});

it('answers a problem when the database is away from the start', async () => {
  const { service } = exporting(0, away);
  const { url, stop } = await serve(service);
  const response = await fetch(url);
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({ code: 'unavailable' });
  await stop();
});

it('breaks the connection when a page fails, so that no file looks whole', async () => {
  const { service } = exporting(2, away);
  const { url, completed, stop } = await serve(service);
  const response = await fetch(url);
  expect(response.status).toBe(200);
  await expect(response.text()).rejects.toThrow('terminated');
  expect(await completed).toMatchObject({ status: 503, code: 'unavailable', actor: { sub: KIM.id } });
  await stop();
});

it('reads no more once the caller has left', async () => {
  const { service, pulled } = exporting(Infinity, away);
  const { url, completed, stop } = await serve(service);
  const leave = new AbortController();
  const response = await fetch(url, { signal: leave.signal });
  await response.body?.getReader().read();
  leave.abort();
  const { status, code } = await completed;
  expect([status, code]).toEqual([499, undefined]);
  const then = pulled();
  await new Promise(setImmediate);
  expect(pulled() - then).toBeLessThanOrEqual(1);
  await stop();
});
