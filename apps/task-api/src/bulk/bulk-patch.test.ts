import { describe, expect, it } from 'vitest';
import { partWith, taskWith } from '../test-support/task-values.ts';
import { applyBulkPatch } from './bulk-patch.ts';

describe('a bulk patch', () => {
  it('replaces the fields it has and leaves the others', () => {
    const task = taskWith({ priority: 'low', labels: ['site'] });
    expect(applyBulkPatch(task, { status: 'review', dueOn: '2026-03-31' })).toEqual({
      ...task,
      status: 'review',
      dueOn: '2026-03-31',
    });
  });

  it.each([
    ['adds to what is there', { addLabels: ['b', 'c'] }, ['a', 'b', 'c']],
    ['removes what is there', { removeLabels: ['a', 'z'] }, ['b']],
    ['replaces all', { labels: ['z'] }, ['z']],
    [
      'replaces, then removes and adds',
      { labels: ['y', 'z'], removeLabels: ['y'], addLabels: ['a'] },
      ['z', 'a'],
    ],
    ['keeps what it both removes and adds', { removeLabels: ['a'], addLabels: ['a'] }, ['b', 'a']],
  ])('%s', (_what, patch, labels) => {
    expect(applyBulkPatch(taskWith({ labels: ['a', 'b'] }), patch).labels).toEqual(labels);
  });

  it('sets the progress of every part, and all of it when it is done', () => {
    const parts = [partWith({ id: 'p1', progress: 10 }), partWith({ id: 'p2', progress: 20 })];
    const task = taskWith({ progress: 15, parts });
    expect(applyBulkPatch(task, { progress: 50 }).parts.map(({ progress }) => progress)).toEqual([50, 50]);
    expect(applyBulkPatch(task, { status: 'done' })).toMatchObject({ progress: 100, status: 'done' });
  });

  it.each([
    ['an end before the start', { dueOn: '2026-03-01' }, 'dueOn'],
    ['more labels than fit', { addLabels: ['z'] }, 'labels'],
  ])('refuses %s', (_what, patch, path) => {
    const labels = Array.from({ length: 20 }, (_, index) => `label ${index}`);
    expect(() => applyBulkPatch(taskWith({ startOn: '2026-03-10', labels }), patch)).toThrowError(
      expect.objectContaining({
        code: 'validation',
        details: { errors: [expect.objectContaining({ path })] },
      }),
    );
  });
});
