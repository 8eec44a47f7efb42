import type { Task } from '@baton/dto';
import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import type { ApiClient } from '../api/api-client.ts';
import { type ProjectTasks, taskKeys } from '../tasks/task-cache.ts';
import { aTask } from '../tasks/test-support/a-task.ts';
import { createLiveCache } from './live-cache.ts';
import type { News } from './news.ts';

/** A page that shows one task of version 3, and a server that has version 4 of every task. */
function open() {
  const queryClient = new QueryClient();
  const shown = aTask({ id: 't1', version: 3 });
  queryClient.setQueryData<ProjectTasks>(taskKeys.list('WEB'), { tasks: [shown], reach: 'all' });
  const read: string[] = [];
  const api = ((_route: string, { params }: { params: { taskId: string } }) => {
    read.push(params.taskId);
    return Promise.resolve(aTask({ id: params.taskId, key: `WEB-${params.taskId}`, version: 4 }));
  }) as unknown as ApiClient;
  const tasks = () => queryClient.getQueryData<ProjectTasks>(taskKeys.list('WEB'))?.tasks ?? [];
  const news: News[] = [];
  const live = createLiveCache(queryClient, api, 'WEB', (one) => news.push(one));
  return { live, queryClient, read, tasks, news };
}

const change = (taskId: string, version: number) =>
  ({ type: 'task', actorId: 'lee', taskId, version }) as const;
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
const versions = (tasks: readonly Task[]) => tasks.map(({ id, version }) => `${id} ${version}`);

test('what others change is read and shown, a new task too', async () => {
  const { live, tasks } = open();
  live.apply(change('t1', 4));
  live.apply(change('t2', 1));
  await settled();
  expect(versions(tasks())).toEqual(['t1 4', 't2 4']);
});

test('who changed what is told with the task before and after it, a burst by its number', async () => {
  const { live, news } = open();
  live.apply(change('t1', 4));
  await settled();
  expect(news).toMatchObject([
    { kind: 'task', actorId: 'lee', before: { version: 3 }, after: { version: 4 } },
  ]);
  live.apply({ type: 'comments', actorId: 'lee', taskId: 't1' });
  for (let number = 0; number < 6; number += 1) live.apply(change(`bulk ${number}`, 2));
  await settled();
  expect(news.slice(1)).toMatchObject([
    { kind: 'comments' },
    { kind: 'task', after: { id: 'bulk 0' } },
    { kind: 'tasks', count: 5 },
  ]);
});

test('a change that is shown already, such as the own, costs no request', async () => {
  const { live, read } = open();
  live.apply(change('t1', 3));
  await settled();
  expect(read).toEqual([]);
});

test('a burst of changes is read by what changed, not one by one', async () => {
  const { live, read, queryClient } = open();
  live.apply(change('t1', 4));
  for (let number = 0; number < 500; number += 1) live.apply(change(`bulk ${number}`, 2));
  await settled();
  expect(read).toEqual(['t1']);
  expect(queryClient.getQueryState(taskKeys.list('WEB'))?.isInvalidated).toBe(true);
});

test('a task that is deleted for good leaves the list', () => {
  const { live, tasks } = open();
  live.apply({ type: 'task-purged', actorId: 'lee', taskId: 't1' });
  expect(tasks()).toEqual([]);
});
