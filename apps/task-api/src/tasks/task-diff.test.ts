import { describe, expect, it } from 'vitest';
import { KIM, LEE, partWith, taskWith } from '../test-support/task-values.ts';
import { advanceFieldVersions } from './field-versions.ts';
import { diffTask } from './task-diff.ts';

describe('diffTask', () => {
  it('finds nothing between equal tasks, whatever their versions', () => {
    expect(diffTask(taskWith({ version: 1 }), taskWith({ version: 2 }))).toEqual([]);
  });

  it('lists the fields of the task first, then those of its parts', () => {
    const before = taskWith({ progress: 0, parts: [partWith({ id: 'p', assignee: LEE })] });
    const after = taskWith({
      title: 'Write two pages',
      progress: 40,
      parts: [partWith({ id: 'p', role: 'text', assignee: KIM, progress: 40 })],
    });
    const part = { id: 'p', role: 'text', assignee: KIM };
    expect(diffTask(before, after)).toEqual([
      { field: 'title', from: 'Write the page', to: 'Write two pages' },
      { field: 'progress', from: 0, to: 40 },
      { field: 'part.role', part, from: 'design', to: 'text' },
      { field: 'part.assignee', part, from: LEE, to: KIM },
      { field: 'part.progress', part, from: 0, to: 40 },
    ]);
  });

  it('has a whole part for one that was added or removed', () => {
    const [gone, added] = [partWith({ id: 'p' }), partWith({ id: 'q' })];
    expect(diffTask(taskWith({ parts: [gone] }), taskWith({ parts: [added] }))).toEqual([
      { field: 'part', from: null, to: added },
      { field: 'part', from: gone, to: null },
    ]);
  });

  it('does not take a new name of an assignee for a change', () => {
    const before = taskWith({ parts: [partWith({ assignee: KIM })] });
    const after = taskWith({ parts: [partWith({ assignee: { ...KIM, name: 'Kim Minji' } })] });
    expect(diffTask(before, after)).toEqual([]);
  });
});

describe('advanceFieldVersions', () => {
  it('gives each changed field the new version', () => {
    const before = taskWith({ progress: 0 });
    const after = taskWith({ title: 'New', progress: 40, version: 6 });
    expect(advanceFieldVersions({ status: 2 }, diffTask(before, after), after)).toEqual({
      status: 2,
      title: 6,
      progress: 6,
    });
  });

  it('does not version the progress that follows from parts', () => {
    const before = taskWith({ progress: 0, parts: [partWith({ id: 'p' })] });
    const after = taskWith({ progress: 40, parts: [partWith({ id: 'p', progress: 40 })], version: 6 });
    expect(advanceFieldVersions({}, diffTask(before, after), after)).toEqual({ 'part.p.progress': 6 });
  });

  it('forgets a part that was removed and knows one that was added', () => {
    const before = taskWith({ parts: [partWith({ id: 'p' })] });
    const after = taskWith({ parts: [partWith({ id: 'q' })], version: 6 });
    expect(advanceFieldVersions({ 'part.p.role': 3 }, diffTask(before, after), after)).toEqual({
      'part.q.role': 6,
      'part.q.assigneeId': 6,
      'part.q.progress': 6,
      'part.q.weight': 6,
    });
  });

  it('versions the progress that the last part leaves behind', () => {
    const before = taskWith({ progress: 60, parts: [partWith({ id: 'p', progress: 60 })] });
    const after = taskWith({ progress: 60, parts: [], version: 6 });
    expect(advanceFieldVersions({ 'part.p.progress': 5 }, diffTask(before, after), after)).toEqual({
      progress: 6,
    });
  });
});
