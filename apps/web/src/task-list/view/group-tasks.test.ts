import { describe, expect, it } from 'vitest';
import { aPart, aTask } from '../../tasks/test-support/a-task.ts';
import { groupRows } from '../table/table-rows.ts';
import { groupTasks } from './group-tasks.ts';

const kim = { id: 'u2', name: 'Kim' };
const lee = { id: 'u1', name: 'Lee' };
const none = aTask({ id: 'none', status: 'done' });
const both = aTask({
  id: 'both',
  parts: [
    aPart({ id: 'p1', assignee: lee }),
    aPart({ id: 'p2', role: 'build', assignee: kim }),
    aPart({ id: 'p3', role: 'copy', assignee: kim }),
  ],
});

const brief = (groups: ReturnType<typeof groupTasks>) =>
  groups.map(({ id, tasks }) => [id, ...tasks.map((task) => task.id)]);

describe('groupTasks', () => {
  it('groups by status in the order of work, without those that are empty', () => {
    expect(brief(groupTasks([none, both], 'status', 'en'))).toEqual([
      ['todo', 'both'],
      ['done', 'none'],
    ]);
  });

  it('puts a shared task with each of its people once, and those of nobody last', () => {
    expect(brief(groupTasks([none, both], 'person', 'en'))).toEqual([
      ['u2', 'both'],
      ['u1', 'both'],
      ['', 'none'],
    ]);
  });

  it('groups by role', () => {
    expect(brief(groupTasks([none, both], 'role', 'en'))).toEqual([
      ['build', 'both'],
      ['copy', 'both'],
      ['design', 'both'],
      ['', 'none'],
    ]);
  });
});

describe('groupRows', () => {
  it('lists what is open below its heading, and says where a task stands a second time', () => {
    const rows = groupRows(groupTasks([none, both], 'person', 'en'), new Set(['']));
    expect(rows.map((row) => [row.key, row.kind === 'task' ? row.isFirst : row.isCollapsed])).toEqual([
      ['group u2', false],
      ['u2 both', true],
      ['group u1', false],
      ['u1 both', false],
      ['group ', true],
    ]);
  });
});
