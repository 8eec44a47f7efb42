import type { Comment } from '@baton/dto';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { entriesOf } from '../test-support/log-entries.ts';
import { startTaskApi, type TaskApiFixture, type TestUser } from '../test-support/task-api-fixture.ts';
import { timeOfEntry } from './entry-id.ts';

const MINUTE_MS = 60_000;

let ahead: TaskApiFixture;
let behind: TaskApiFixture;
let kim: TestUser;
beforeAll(async () => {
  ahead = await startTaskApi();
  behind = await startTaskApi({ beside: ahead });
  kim = await ahead.signUp('Kim');
});
afterEach(() => vi.useRealTimers());
afterAll(async () => {
  await behind.close();
  await ahead.close();
});

/** Asks a process whose clock is five minutes wrong. */
async function ask<Body>(api: TaskApiFixture, method: string, path: string, body: object, seen?: number) {
  const error = (api === ahead ? 5 : -5) * MINUTE_MS;
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + error });
  const answer = await api.request<Body>(method, path, { as: kim, body, ...(seen && { seen }) });
  vi.useRealTimers();
  expect(answer.status).toBeLessThan(300);
  return answer.body;
}

it('the entries of a task rise by id and time, whatever the clocks of the processes that write them', async () => {
  const project = await ahead.createProject(kim);
  const tasks = `/api/projects/${project.id}/tasks`;
  const task = await ask<{ id: string }>(ahead, 'POST', tasks, { title: 'Page', parts: [{ role: 'text' }] });
  const path = `/api/tasks/${task.id}`;
  const { id } = await ask<Comment>(behind, 'POST', `${path}/comments`, { body: 'Ready.' });
  await ask(ahead, 'PATCH', path, { progress: 10 }, 1);
  await ask(behind, 'POST', `${tasks}/bulk`, { ids: [task.id], patch: { status: 'review' } });
  await ask(ahead, 'PATCH', `/api/comments/${id}`, { body: 'Not yet.' });
  await ask(behind, 'DELETE', `/api/comments/${id}`, {});
  await ask(ahead, 'POST', `${tasks}/bulk-delete`, { ids: [task.id] });
  await ask(behind, 'POST', `${path}/restore`, {});

  const entries = await entriesOf(
    ahead,
    project.id,
    'task.created',
    'task.updated',
    'task.deleted',
    'task.restored',
    'comment.created',
    'comment.updated',
    'comment.deleted',
  );
  expect(entries.map(({ kind }) => kind)).toEqual([
    'task.created',
    'comment.created',
    'task.updated',
    'task.updated',
    'comment.updated',
    'comment.deleted',
    'task.deleted',
    'task.restored',
  ]);
  const times = entries.map(({ at }) => at);
  expect(times.toSorted()).toEqual(times);
  expect(entries.map((entry) => timeOfEntry(entry.id).toISOString())).toEqual(times);
  const wrong = Math.max(...times.map((at) => Math.abs(Date.now() - Date.parse(at))));
  expect(wrong).toBeLessThan(2 * MINUTE_MS);
});
