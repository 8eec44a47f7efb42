import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { knownVersion, type ProjectTasks, storeTask, taskKeys } from './task-cache.ts';
import { aTask } from './test-support/a-task.ts';

/** A cache in which the tasks of WEB are these. */
function cacheWith(...tasks: ReturnType<typeof aTask>[]) {
  const queryClient = new QueryClient();
  queryClient.setQueryData<ProjectTasks>(taskKeys.list('WEB'), { tasks, reach: 'all' });
  const listed = () => queryClient.getQueryData<ProjectTasks>(taskKeys.list('WEB'))?.tasks;
  return { queryClient, listed };
}

describe('storeTask', () => {
  it('replaces the task in the list and in its panel', () => {
    const other = aTask({ id: 't2', key: 'WEB-2' });
    const { queryClient, listed } = cacheWith(other, aTask());
    storeTask(queryClient, 'WEB', aTask({ version: 2, title: 'New' }));
    expect(listed()).toEqual([other, aTask({ version: 2, title: 'New' })]);
    expect(queryClient.getQueryData(taskKeys.one('WEB-1'))).toMatchObject({ title: 'New' });
  });

  it('adds a task that the list has not got', () => {
    const { queryClient, listed } = cacheWith(aTask());
    storeTask(queryClient, 'WEB', aTask({ id: 't2', key: 'WEB-2' }));
    expect(listed()).toEqual([aTask(), aTask({ id: 't2', key: 'WEB-2' })]);
  });

  it('does not put an older answer over a newer one', () => {
    const { queryClient, listed } = cacheWith(aTask({ version: 3 }));
    storeTask(queryClient, 'WEB', aTask({ version: 2, title: 'Late' }));
    expect(listed()).toEqual([aTask({ version: 3 })]);
  });

  it('does not bring a task back from the trash by an answer from before', () => {
    const deleted = aTask({ version: 3, deletedAt: '2026-11-22T10:00:00Z' });
    const { queryClient, listed } = cacheWith(deleted);
    storeTask(queryClient, 'WEB', aTask({ version: 2 }));
    expect(listed()).toEqual([deleted]);
  });

  it('begins no list, which would seem to be whole', () => {
    const queryClient = new QueryClient();
    storeTask(queryClient, 'WEB', aTask());
    expect(queryClient.getQueryData(taskKeys.list('WEB'))).toBeUndefined();
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
