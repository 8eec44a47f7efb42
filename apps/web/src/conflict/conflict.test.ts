import { describe, expect, it } from 'vitest';
import type { TaskChange } from '../tasks/task-change.ts';
import { aPart, aTask } from '../tasks/test-support/a-task.ts';
import { baseOf, isOneChoice, resolveConflict, type TaskConflict } from './conflict.ts';

const current = aTask({ version: 7, title: 'Theirs' });

function conflictOf(change: TaskChange, ...fields: string[]): TaskConflict {
  return {
    request: { task: aTask({ version: 3 }), change },
    conflicts: fields.map((field) => ({ field, theirs: 'theirs', mine: 'mine' })),
    current,
  };
}

describe('resolveConflict', () => {
  const edit: TaskChange = { kind: 'edit', patch: { title: 'Mine', status: 'doing', priority: 'high' } };

  it('saves the fields that the user keeps, and those that nobody else changed, onto the current task', () => {
    expect(resolveConflict(conflictOf(edit, 'title', 'status'), ['title'])).toEqual({
      kind: 'save',
      request: {
        task: current,
        change: { kind: 'edit', patch: { title: 'Mine', priority: 'high' } },
        seenVersion: 7,
      },
    });
  });

  it('saves a text that was put together from both', () => {
    expect(resolveConflict(conflictOf(edit, 'title'), ['title'], { title: 'Both' })).toMatchObject({
      request: { change: { patch: { title: 'Both', status: 'doing', priority: 'high' } } },
    });
  });

  it('stays quiet', () => {
    const conflict = conflictOf(edit, 'title');
    const quiet = { ...conflict, request: { ...conflict.request, quiet: true } };
    expect(resolveConflict(quiet, ['title'])).toMatchObject({ request: { quiet: true } });
  });

  it('saves nothing when all that was changed stays as others have it', () => {
    const change: TaskChange = { kind: 'edit', patch: { title: 'Mine' } };
    expect(resolveConflict(conflictOf(change, 'title'), [])).toEqual({ kind: 'theirs' });
  });

  it('drops the person of a part, which the contract names by id', () => {
    const change: TaskChange = {
      kind: 'edit-part',
      partId: 'p1',
      patch: { assignee: { id: 'u2', name: 'Lee' }, progress: 40 },
    };
    expect(resolveConflict(conflictOf(change, 'assigneeId'), [])).toMatchObject({
      request: { change: { kind: 'edit-part', partId: 'p1', patch: { progress: 40 } } },
    });
  });

  it('removes a part only when the user stands by it', () => {
    const change: TaskChange = { kind: 'remove-part', partId: 'p1' };
    expect(resolveConflict(conflictOf(change, 'progress'), ['progress'])).toMatchObject({
      request: { change },
    });
    expect(resolveConflict(conflictOf(change, 'progress'), [])).toEqual({ kind: 'theirs' });
  });

  it('does not reopen a task that stays done by the choice of the user', () => {
    const change: TaskChange = { kind: 'edit', patch: { progress: 40 } };
    const conflict = conflictOf(change, 'status');
    expect(isOneChoice(conflict)).toBe(true);
    expect(resolveConflict(conflict, [])).toEqual({ kind: 'theirs' });
    expect(resolveConflict(conflict, ['status'])).toMatchObject({ request: { change } });
  });
});

describe('baseOf', () => {
  const task = aTask({
    title: 'Seen',
    parts: [aPart({ assignee: { id: 'u2', name: 'Lee' }, progress: 40 })],
  });

  it('is what the user saw', () => {
    expect(baseOf({ task, change: { kind: 'edit', patch: {} } }, 'title')).toBe('Seen');
    const change: TaskChange = { kind: 'edit-part', partId: 'p1', patch: {} };
    expect(baseOf({ task, change }, 'progress')).toBe(40);
    expect(baseOf({ task, change }, 'assigneeId')).toBe('u2');
  });

  it('is what they began on when others have saved since', () => {
    const request = { task, change: { kind: 'edit', patch: {} }, base: { title: 'Begun' } } as const;
    expect(baseOf(request, 'title')).toBe('Begun');
  });
});
