import { describe, expect, it } from 'vitest';
import { KIM, LEE, partWith, taskWith } from '../test-support/task-values.ts';
import { requireNoPartConflict, requireNoRemovalConflict, requireNoTaskConflict } from './task-conflicts.ts';

function conflictsOf(check: () => void): unknown {
  try {
    check();
    return [];
  } catch (error) {
    return (error as { details: { conflicts: unknown } }).details.conflicts;
  }
}

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

  it('lets done outdo a progress that someone set since', () => {
    const seen = { version: 3, fieldVersions: { progress: 4 } };
    const patch = { status: 'done', progress: 10 } as const;
    expect(conflictsOf(() => requireNoTaskConflict(taskWith({ progress: 40 }), patch, seen))).toEqual([]);
  });
});

describe('requireNoPartConflict', () => {
  const part = partWith({ id: 'p', role: 'design', assignee: LEE, progress: 40 });

  it('names fields as the caller sent them', () => {
    const seen = { version: 3, fieldVersions: { 'part.p.assigneeId': 4, 'part.p.progress': 5 } };
    const patch = { assigneeId: KIM.id, progress: 50, role: 'writing' };
    expect(conflictsOf(() => requireNoPartConflict(part, patch, seen))).toEqual([
      { field: 'assigneeId', theirs: LEE.id, mine: KIM.id },
      { field: 'progress', theirs: 40, mine: 50 },
    ]);
  });

  it('has nothing against other parts that changed', () => {
    const seen = { version: 3, fieldVersions: { 'part.q.progress': 5 } };
    expect(conflictsOf(() => requireNoPartConflict(part, { progress: 50 }, seen))).toEqual([]);
  });
});

describe('requireNoRemovalConflict', () => {
  it('does not remove a part that someone changed since', () => {
    const part = partWith({ id: 'p', progress: 40 });
    const seen = { version: 3, fieldVersions: { 'part.p.progress': 4 } };
    expect(conflictsOf(() => requireNoRemovalConflict(part, seen))).toEqual([
      { field: 'progress', theirs: 40, mine: null },
    ]);
  });
});
