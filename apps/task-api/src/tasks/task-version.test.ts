import { describe, expect, it } from 'vitest';
import { taskWith } from '../test-support/task-values.ts';
import { nextVersion } from './task-version.ts';

const AT = new Date('2026-03-31T10:00:00.000Z');
const SINCE = '2026-03-02T08:00:00.000Z';

describe('nextVersion', () => {
  it('counts the version up and says when', () => {
    const task = taskWith({ version: 5 });
    expect(nextVersion(task, { ...task, title: 'New' }, AT)).toEqual(
      taskWith({ title: 'New', version: 6, updatedAt: '2026-03-31T10:00:00.000Z' }),
    );
  });

  it.each([
    ['becomes done', { status: 'doing', doneAt: null }, 'done', '2026-03-31T10:00:00.000Z'],
    ['stays done', { status: 'done', doneAt: SINCE }, 'done', SINCE],
    ['is taken up again', { status: 'done', doneAt: SINCE }, 'review', null],
    ['is as open as before', { status: 'doing', doneAt: null }, 'review', null],
  ] as const)('keeps since when a task is done that %s', (_, before, status, doneAt) => {
    const task = taskWith(before);
    expect(nextVersion(task, { ...task, status }, AT).doneAt).toBe(doneAt);
  });
});
