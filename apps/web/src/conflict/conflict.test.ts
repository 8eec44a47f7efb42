import { describe, expect, it } from 'vitest';
import { resolveConflict, type TaskConflict } from './conflict.ts';
import type { TaskChange } from '../tasks/task-change.ts';
import { aTask } from '../tasks/test-support/a-task.ts';

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
      task: current,
      change: { kind: 'edit', patch: { title: 'Mine', priority: 'high' } },
      seenVersion: 7,
    });
  });

  it('saves nothing when all that was changed stays as others have it', () => {
    const change: TaskChange = { kind: 'edit', patch: { title: 'Mine' } };
    expect(resolveConflict(conflictOf(change, 'title'), [])).toBeNull();
  });

  it('drops the person of a part, which the contract names by id', () => {
    const change: TaskChange = {
      kind: 'edit-part',
      partId: 'p1',
      patch: { assignee: { id: 'u2', name: 'Lee' }, progress: 40 },
    };
    expect(resolveConflict(conflictOf(change, 'assigneeId'), [])?.change).toEqual({
      kind: 'edit-part',
      partId: 'p1',
      patch: { progress: 40 },
    });
  });

  it('removes a part only when the user stands by it', () => {
    const change: TaskChange = { kind: 'remove-part', partId: 'p1' };
    expect(resolveConflict(conflictOf(change, 'progress'), ['progress'])?.change).toEqual(change);
    expect(resolveConflict(conflictOf(change, 'progress'), [])).toBeNull();
  });
});
