import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { knownVersion, listedTasks, storeNewTask, storeTask, taskKeys } from './task-cache.ts';
import { aTask } from './test-support/a-task.ts';

/** A cache whose list of WEB holds the tasks on one page. */
function cacheWith(...tasks: ReturnType<typeof aTask>[]) {
  const queryClient = new QueryClient();
  queryClient.setQueryData(taskKeys.list('WEB'), {
    pages: [{ items: tasks, nextCursor: null }],
    pageParams: [undefined],
  });
  const listed = () =>
    queryClient.getQueryData<{ pages: { items: unknown[] }[] }>(taskKeys.list('WEB'))?.pages[0]?.items;
  return { queryClient, listed };
}

describe('storeTask', () => {
  it('replaces the task in the list, in its place', () => {
    const other = aTask({ id: 't2', key: 'WEB-2' });
    const { queryClient, listed } = cacheWith(other, aTask());
    storeTask(queryClient, 'WEB', aTask({ version: 2, title: 'New' }));
    expect(listed()).toEqual([other, aTask({ version: 2, title: 'New' })]);
    expect(queryClient.getQueryData(taskKeys.one('WEB-1'))).toMatchObject({ title: 'New' });
  });

  it('does not put an older answer over a newer one', () => {
    const { queryClient, listed } = cacheWith(aTask({ version: 3 }));
    storeTask(queryClient, 'WEB', aTask({ version: 2, title: 'Late' }));
    expect(listed()).toEqual([aTask({ version: 3 })]);
  });
});

describe('storeNewTask', () => {
  it('puts the task on top', () => {
    const { queryClient, listed } = cacheWith(aTask());
    storeNewTask(queryClient, 'WEB', aTask({ id: 't2', key: 'WEB-2' }));
    expect(listed()).toEqual([aTask({ id: 't2', key: 'WEB-2' }), aTask()]);
  });
});

describe('knownVersion', () => {
  it('is the newest that any view has', () => {
    const { queryClient } = cacheWith(aTask({ version: 2 }));
    expect(knownVersion(queryClient, 'WEB', aTask({ version: 1 }))).toBe(2);
    queryClient.setQueryData(taskKeys.one('WEB-1'), aTask({ version: 4 }));
    expect(knownVersion(queryClient, 'WEB', aTask({ version: 1 }))).toBe(4);
  });
});

describe('listedTasks', () => {
  it('lists a task once that moved to the top between two pages', () => {
    const moved = aTask({ version: 2 });
    const pages = [
      { items: [moved, aTask({ id: 't2' })], nextCursor: 'more' },
      { items: [aTask({ id: 't3' }), aTask({ version: 1 })], nextCursor: null },
    ];
    expect(listedTasks({ pages, pageParams: [undefined, 'more'] })).toEqual([
      moved,
      aTask({ id: 't2' }),
      aTask({ id: 't3' }),
    ]);
  });
});
