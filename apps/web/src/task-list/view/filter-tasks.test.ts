import { describe, expect, it } from 'vitest';
import { aPart, aTask } from '../../tasks/test-support/a-task.ts';
import { filterTasks, inDays } from './filter-tasks.ts';
import type { TaskFilters } from './task-view.ts';

const kim = { id: 'kim', name: 'Kim' };
const lee = { id: 'lee', name: 'Lee' };
const tasks = [
  aTask({ id: 'empty' }),
  aTask({ id: 'late', status: 'doing', dueOn: '2026-11-20', labels: ['launch'] }),
  aTask({ id: 'late but done', status: 'done', dueOn: '2026-11-20' }),
  aTask({ id: 'today', dueOn: '2026-11-22', priority: 'high' }),
  aTask({ id: 'soon', dueOn: '2026-11-28', description: 'Ask the ＬＥＧＡＬ team' }),
  aTask({ id: 'later', dueOn: '2026-11-29', title: '재로그인 화면' }),
  aTask({
    id: 'shared',
    parts: [
      aPart({ id: 'p1', role: 'design', assignee: kim }),
      aPart({ id: 'p2', role: 'build', assignee: lee }),
      aPart({ id: 'p3', role: 'copy' }),
    ],
  }),
];

function idsOf(filters: TaskFilters, found: string[] = []) {
  const context = { me: 'kim', today: '2026-11-22', found: new Set(found) };
  return filterTasks(tasks, filters, context).map(({ id }) => id);
}

describe('filterTasks', () => {
  it.each<[string, TaskFilters, string[]]>([
    ['any of several statuses', { status: ['doing', 'done'] }, ['late', 'late but done']],
    ['a priority', { priority: ['high', 'urgent'] }, ['today']],
    ['a label', { label: ['launch', 'api'] }, ['late']],
    ['what is late and not done', { due: 'overdue' }, ['late']],
    ['what is due today', { due: 'today' }, ['today']],
    ['the next seven days, today among them', { due: 'week' }, ['today', 'soon']],
    ['somebody by id', { assignee: ['lee'] }, ['shared']],
    ['the user', { assignee: ['me'] }, ['shared']],
    ['a role', { role: ['copy'] }, ['shared']],
    ['somebody in a role that is theirs', { assignee: ['kim'], role: ['design'] }, ['shared']],
    ["somebody in a role that is another's", { assignee: ['kim'], role: ['build'] }, []],
    ['a role that nobody does', { assignee: ['none'], role: ['copy'] }, ['shared']],
    ['several filters at once', { status: ['doing'], label: ['launch'] }, ['late']],
    ['all words, in any case and width', { q: 'team legal' }, ['soon']],
    ['a part of a Korean word', { q: '로그인' }, ['later']],
    ['a key', { q: 'web-1 재로' }, ['later']],
  ])('takes %s', (_, filters, ids) => {
    expect(idsOf(filters)).toEqual(ids);
  });

  it('takes tasks without parts for tasks of nobody, and those with a part of nobody', () => {
    expect(idsOf({ assignee: ['none'], status: ['todo'] })).toEqual([
      'empty',
      'today',
      'soon',
      'later',
      'shared',
    ]);
  });

  it('takes what the server found in comments', () => {
    expect(idsOf({ q: 'said in a comment' }, ['late'])).toEqual(['late']);
    expect(idsOf({ q: 'said in a comment', status: ['todo'] }, ['late'])).toEqual([]);
  });
});

describe('inDays', () => {
  it('counts over months and years', () => {
    expect(inDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(inDays('2026-03-01', -1)).toBe('2026-02-28');
  });
});
