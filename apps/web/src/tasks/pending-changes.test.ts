import { describe, expect, it } from 'vitest';
import { overlay } from './pending-changes.ts';
import { aTask } from './test-support/a-task.ts';

describe('overlay', () => {
  it('lays the changes to a task over it, in their order', () => {
    const task = aTask();
    const shown = overlay([
      { task, change: { kind: 'edit', patch: { status: 'doing' } } },
      { task: aTask({ id: 't2' }), change: { kind: 'edit', patch: { title: 'Another task' } } },
      { tasks: [task], change: { kind: 'edit', patch: { addLabels: ['launch'] } }, quiet: false },
      { task, change: { kind: 'edit', patch: { status: 'review', progress: 50 } } },
    ]);
    expect(shown(task)).toEqual(aTask({ status: 'review', progress: 50, labels: ['launch'] }));
  });

  it('takes a task off that goes to the trash', () => {
    const task = aTask();
    expect(
      overlay([{ tasks: [task], change: { kind: 'trash' }, quiet: false }])(task).deletedAt,
    ).not.toBeNull();
  });

  it('leaves a task without changes as it is', () => {
    const task = aTask();
    expect(overlay([])(task)).toBe(task);
  });
});
