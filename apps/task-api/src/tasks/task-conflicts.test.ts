import { describe, expect, it } from 'vitest';
import { KIM, LEE, partWith, taskWith } from '../test-support/task-values.ts';
import {
  requireNoItemConflict,
  requireNoItemRemovalConflict,
  requireNoPartConflict,
  requireNoPartRemovalConflict,
  requireNoTaskConflict,
} from './task-conflicts.ts';

function conflictsOf(check: () => void): unknown {
  try {
    check();
    return [];
  } catch (error) {
    return (error as { details: { conflicts: unknown } }).details.conflicts;
  }
}

const DONE_OR_DOING = { field: 'status', theirs: 'done', mine: 'doing' };

describe('requireNoTaskConflict', () => {
  const task = taskWith({ title: 'Theirs', priority: 'high' });

  it('lets a field through that nobody changed since', () => {
    const seen = { version: 3, fieldVersions: { title: 3, priority: 5 } };
    expect(conflictsOf(() => requireNoTaskConflict(task, { title: 'Mine' }, seen))).toEqual([]);
  });

  it('names each field that someone changed since, with both values', () => {
    const seen = { version: 3, fieldVersions: { title: 4, priority: 5 } };
    const patch = { title: 'Mine', priority: 'low', description: 'New' } as const;
    expect(conflictsOf(() => requireNoTaskConflict(task, patch, seen))).toEqual([
      { field: 'title', theirs: 'Theirs', mine: 'Mine' },
      { field: 'priority', theirs: 'high', mine: 'low' },
    ]);
  });

  it('takes the same value from both sides as agreement', () => {
    const seen = { version: 3, fieldVersions: { title: 4 } };
    expect(conflictsOf(() => requireNoTaskConflict(task, { title: 'Theirs' }, seen))).toEqual([]);
  });

  it('compares labels by what they hold', () => {
    const labelled = taskWith({ labels: ['a', 'b'] });
    const seen = { version: 3, fieldVersions: { labels: 4 } };
    expect(conflictsOf(() => requireNoTaskConflict(labelled, { labels: ['a', 'b'] }, seen))).toEqual([]);
    expect(conflictsOf(() => requireNoTaskConflict(labelled, { labels: ['a'] }, seen))).toEqual([
      { field: 'labels', theirs: ['a', 'b'], mine: ['a'] },
    ]);
  });

  it('does not let the progress of a whole task run over a part that moved since', () => {
    const split = taskWith({ progress: 40, parts: [partWith({ id: 'p', progress: 40 })] });
    const patch = { progress: 10 };
    const moved = { version: 3, fieldVersions: { 'part.p.progress': 4 } };
    const still = { version: 3, fieldVersions: { 'part.p.progress': 3, 'part.p.role': 4 } };
    expect(conflictsOf(() => requireNoTaskConflict(split, patch, moved))).toEqual([
      { field: 'progress', theirs: 40, mine: 10 },
    ]);
    expect(conflictsOf(() => requireNoTaskConflict(split, patch, still))).toEqual([]);
  });

  it('does not take the mean of parts that moved since for agreement', () => {
    const split = taskWith({
      progress: 40,
      parts: [partWith({ id: 'p', progress: 80 }), partWith({ id: 'q', progress: 0 })],
    });
    const seen = { version: 3, fieldVersions: { 'part.p.progress': 4 } };
    expect(conflictsOf(() => requireNoTaskConflict(split, { progress: 40 }, seen))).toEqual([
      { field: 'progress', theirs: 40, mine: 40 },
    ]);
  });

  it.each([
    ['done', { status: 'done' }],
    ['done, whatever progress comes with it,', { status: 'done', progress: 40 }],
  ] as const)('takes %s for a progress of 100', (_, patch) => {
    const whole = (progress: number) => taskWith({ progress });
    const split = taskWith({ progress: 40, parts: [partWith({ id: 'p', progress: 40 })] });
    const since = { version: 3, fieldVersions: { progress: 4, 'part.p.progress': 4 } };
    const conflict = [{ field: 'progress', theirs: 40, mine: 100 }];
    expect(conflictsOf(() => requireNoTaskConflict(whole(40), patch, since))).toEqual(conflict);
    expect(conflictsOf(() => requireNoTaskConflict(split, patch, since))).toEqual(conflict);
    expect(conflictsOf(() => requireNoTaskConflict(whole(100), patch, since))).toEqual([]);
    const before = { ...since, version: 4 };
    expect(conflictsOf(() => requireNoTaskConflict(split, patch, before))).toEqual([]);
  });

  it.each([
    ['conflicts with a done of somebody else', { progress: 40 }, 4, [DONE_OR_DOING]],
    ['is no conflict when the caller saw that it is done', { progress: 40 }, 3, []],
    ['does not conflict when it stays complete', { progress: 100 }, 4, []],
    [
      'conflicts by the status that comes with it',
      { progress: 40, status: 'review' as const },
      4,
      [{ field: 'status', theirs: 'done', mine: 'review' }],
    ],
  ])('a progress that reopens a task %s', (_, patch, statusVersion, conflicts) => {
    const done = taskWith({ status: 'done', progress: 100 });
    const seen = { version: 3, fieldVersions: { status: statusVersion } };
    expect(conflictsOf(() => requireNoTaskConflict(done, patch, seen))).toEqual(conflicts);
  });

  it('names both when somebody else set a task to done that was not complete', () => {
    const done = taskWith({ status: 'done', progress: 100 });
    const seen = { version: 3, fieldVersions: { status: 4, progress: 4 } };
    expect(conflictsOf(() => requireNoTaskConflict(done, { progress: 40 }, seen))).toEqual([
      { field: 'progress', theirs: 100, mine: 40 },
      DONE_OR_DOING,
    ]);
  });
});

describe('requireNoPartConflict', () => {
  const part = partWith({ id: 'p', role: 'design', assignee: LEE, progress: 40 });
  const task = taskWith({ parts: [part] });

  it('names fields as the caller sent them', () => {
    const seen = { version: 3, fieldVersions: { 'part.p.assigneeId': 4, 'part.p.progress': 5 } };
    const patch = { assigneeId: KIM.id, progress: 50, role: 'writing' };
    expect(conflictsOf(() => requireNoPartConflict(task, part, patch, seen))).toEqual([
      { field: 'assigneeId', theirs: LEE.id, mine: KIM.id },
      { field: 'progress', theirs: 40, mine: 50 },
    ]);
  });

  it('has nothing against other parts that changed', () => {
    const seen = { version: 3, fieldVersions: { 'part.q.progress': 5 } };
    expect(conflictsOf(() => requireNoPartConflict(task, part, { progress: 50 }, seen))).toEqual([]);
  });

  it('does not reopen a task that somebody else set to done', () => {
    const complete = partWith({ id: 'p', progress: 100 });
    const done = taskWith({ status: 'done', progress: 100, parts: [complete] });
    const seen = { version: 3, fieldVersions: { status: 4 } };
    expect(conflictsOf(() => requireNoPartConflict(done, complete, { progress: 90 }, seen))).toEqual([
      DONE_OR_DOING,
    ]);
    expect(conflictsOf(() => requireNoPartConflict(done, complete, { role: 'text' }, seen))).toEqual([]);
  });
});

describe('requireNoPartRemovalConflict', () => {
  it('does not remove a part that someone changed since', () => {
    const part = partWith({ id: 'p', progress: 40 });
    const seen = { version: 3, fieldVersions: { 'part.p.progress': 4 } };
    expect(conflictsOf(() => requireNoPartRemovalConflict(part, seen))).toEqual([
      { field: 'progress', theirs: 40, mine: null },
    ]);
  });
});

describe('requireNoItemConflict', () => {
  const item = { id: 'i', text: 'Ask legal', done: true };

  it('names fields that someone changed since and the caller would change', () => {
    const seen = { version: 3, fieldVersions: { 'checklist.i.text': 4, 'checklist.i.done': 5 } };
    const patch = { text: 'Ask twice', done: true };
    expect(conflictsOf(() => requireNoItemConflict(item, patch, seen))).toEqual([
      { field: 'text', theirs: 'Ask legal', mine: 'Ask twice' },
    ]);
  });

  it('has nothing against other fields or items that changed', () => {
    const seen = { version: 3, fieldVersions: { 'checklist.i.text': 4, 'checklist.j.done': 5 } };
    expect(conflictsOf(() => requireNoItemConflict(item, { done: false }, seen))).toEqual([]);
  });

  it('does not remove an item that someone changed since', () => {
    const seen = { version: 3, fieldVersions: { 'checklist.i.done': 4 } };
    expect(conflictsOf(() => requireNoItemRemovalConflict(item, seen))).toEqual([
      { field: 'done', theirs: true, mine: null },
    ]);
  });
});
