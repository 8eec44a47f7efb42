import { describe, expect, it } from 'vitest';
import { applyChange, type TaskChange } from './task-change.ts';
import { invertChange } from './invert-change.ts';
import { aPart, aTask } from './test-support/a-task.ts';

const design = aPart({ id: 'p1', progress: 40 });
const build = aPart({ id: 'p2', role: 'build', progress: 10, weight: 3 });
const split = aTask({ parts: [design, build], progress: 18, status: 'doing' });

function takenBack(task: typeof split, change: TaskChange) {
  const made = applyChange(task, change);
  return invertChange(task, change, made).reduce(applyChange, made);
}

describe('invertChange', () => {
  it.each<[string, TaskChange]>([
    ['an edit', { kind: 'edit', patch: { title: 'New', dueOn: '2026-12-01', labels: ['a'] } }],
    ['done, which completed the parts', { kind: 'edit', patch: { status: 'done' } }],
    ['a progress for all parts', { kind: 'edit', patch: { progress: 70 } }],
    ['the progress of a part', { kind: 'edit-part', partId: 'p1', patch: { progress: 90 } }],
    ['another place for a part', { kind: 'edit-part', partId: 'p1', patch: { afterId: 'p2' } }],
    [
      'a move on the board',
      {
        kind: 'move',
        from: { status: 'doing', afterId: null, rank: 'a0' },
        to: { status: 'done', afterId: 't9', rank: 'a9!' },
      },
    ],
  ])('takes back %s', (_, change) => {
    expect(takenBack(split, change)).toEqual(split);
  });

  it('takes back done from a task without parts', () => {
    const task = aTask({ status: 'review', progress: 60 });
    expect(takenBack(task, { kind: 'edit', patch: { status: 'done' } })).toEqual(task);
  });

  it('takes back the progress that made a done task doing', () => {
    const task = aTask({ status: 'done', progress: 100 });
    expect(takenBack(task, { kind: 'edit', patch: { progress: 60 } })).toEqual(task);
  });

  it('adds a part again that was removed, in its place', () => {
    const change = { kind: 'remove-part', partId: 'p2' } as const;
    expect(invertChange(split, change, applyChange(split, change))).toEqual([
      {
        kind: 'add-part',
        idempotencyKey: expect.any(String),
        part: { role: 'build', assigneeId: null, progress: 10, weight: 3, afterId: 'p1' },
      },
    ]);
  });

  it('removes a part that was added', () => {
    const change = { kind: 'add-part', idempotencyKey: 'k', part: { role: 'copy' } } as const;
    const after = { ...split, parts: [design, build, aPart({ id: 'p3', role: 'copy' })] };
    expect(invertChange(split, change, after)).toEqual([{ kind: 'remove-part', partId: 'p3' }]);
  });

  it('leaves alone what others changed meanwhile', () => {
    const change = { kind: 'edit', patch: { priority: 'high' } } as const;
    const after = { ...applyChange(split, change), title: 'By another' };
    expect(invertChange(split, change, after)).toEqual([{ kind: 'edit', patch: { priority: 'none' } }]);
  });
});
