import { describe, expect, it } from 'vitest';
import { aPart, aTask } from '../../tasks/test-support/a-task.ts';
import { sortTasks } from './sort-tasks.ts';

describe('sortTasks', () => {
  it('puts what changed last first when nothing is said', () => {
    const tasks = [
      aTask({ number: 1, updatedAt: '2026-11-20T10:00:00Z' }),
      aTask({ number: 2, updatedAt: '2026-11-22T10:00:00Z' }),
    ];
    expect(sortTasks(tasks, {}, 'en').map(({ number }) => number)).toEqual([2, 1]);
  });

  it('leaves tasks without a due day last in both directions', () => {
    const tasks = [
      aTask({ number: 1 }),
      aTask({ number: 2, dueOn: '2026-12-01' }),
      aTask({ number: 3, dueOn: '2026-11-01' }),
    ];
    const numbers = (order: 'asc' | 'desc') =>
      sortTasks(tasks, { sort: 'due', order }, 'en').map(({ number }) => number);
    expect(numbers('asc')).toEqual([3, 2, 1]);
    expect(numbers('desc')).toEqual([2, 3, 1]);
  });

  it('puts what is urgent before what is high, and equal ones by number', () => {
    const tasks = [
      aTask({ number: 3, priority: 'high' }),
      aTask({ number: 2, priority: 'urgent' }),
      aTask({ number: 1, priority: 'high' }),
    ];
    expect(sortTasks(tasks, { sort: 'priority' }, 'en').map(({ number }) => number)).toEqual([2, 1, 3]);
  });

  it('compares titles as people do', () => {
    const tasks = ['Task 10', 'éclair', 'task 9', '가', 'Zebra'].map((title) => aTask({ title }));
    expect(sortTasks(tasks, { sort: 'title' }, 'en').map(({ title }) => title)).toEqual([
      'éclair',
      'task 9',
      'Task 10',
      'Zebra',
      '가',
    ]);
  });

  it('compares ranks byte by byte', () => {
    const tasks = ['a0', 'aZ', 'az', 'a0!'].map((rank) => aTask({ rank }));
    expect(sortTasks(tasks, { sort: 'rank' }, 'en').map(({ rank }) => rank)).toEqual([
      'a0',
      'a0!',
      'aZ',
      'az',
    ]);
  });

  it('sorts by the first person of a task', () => {
    const of = (name: string) => [aPart({ assignee: { id: name, name } })];
    const tasks = [
      aTask({ number: 1 }),
      aTask({ number: 2, parts: of('Lee') }),
      aTask({ number: 3, parts: of('Kim') }),
    ];
    expect(sortTasks(tasks, { sort: 'person' }, 'en').map(({ number }) => number)).toEqual([3, 2, 1]);
  });
});
