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

  it('has a place on boards and orders of parts and items of their own', () => {
    const [p, q] = [partWith({ id: 'p', role: 'design' }), partWith({ id: 'q', role: 'text' })];
    const [i, j] = [
      { id: 'i', text: 'Ask legal', done: false },
      { id: 'j', text: 'Print', done: false },
    ];
    const before = taskWith({ rank: 'a0', parts: [p, q], checklist: [i, j] });
    const after = taskWith({ rank: 'a0V', parts: [q, p], checklist: [j, i] });
    expect(diffTask(before, after)).toEqual([
      { field: 'rank', from: 'a0', to: 'a0V' },
      { field: 'parts.order', from: ['design', 'text'], to: ['text', 'design'] },
      { field: 'checklist.order', from: ['Ask legal', 'Print'], to: ['Print', 'Ask legal'] },
    ]);
  });

  it('has items of the checklist that were added, removed, worded anew and ticked', () => {
    const [gone, kept, added] = [
      { id: 'i', text: 'Ask legal', done: false },
      { id: 'j', text: 'Print', done: false },
      { id: 'k', text: 'Fold', done: true },
    ];
    const item = { id: 'j', text: 'Print twice', done: true };
    expect(diffTask(taskWith({ checklist: [gone, kept] }), taskWith({ checklist: [item, added] }))).toEqual([
      { field: 'checklistItem.text', item, from: 'Print', to: 'Print twice' },
      { field: 'checklistItem.done', item, from: false, to: true },
      { field: 'checklistItem', from: null, to: added },
      { field: 'checklistItem', from: gone, to: null },
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

  it('does not version orders, of which the last one wins', () => {
    const parts = [partWith({ id: 'p' }), partWith({ id: 'q' })];
    const before = taskWith({ rank: 'a0', parts });
    const after = taskWith({ rank: 'a1', parts: parts.toReversed(), version: 6 });
    expect(advanceFieldVersions({ title: 2 }, diffTask(before, after), after)).toEqual({ title: 2 });
  });

  it('knows the fields of items of the checklist, and forgets those that were removed', () => {
    const before = taskWith({ checklist: [{ id: 'i', text: 'a', done: false }] });
    const after = taskWith({ checklist: [{ id: 'j', text: 'b', done: false }], version: 6 });
    const versions = { 'checklist.i.text': 2, 'checklist.i.done': 3 };
    expect(advanceFieldVersions(versions, diffTask(before, after), after)).toEqual({
      'checklist.j.text': 6,
      'checklist.j.done': 6,
    });
    const ticked = taskWith({ checklist: [{ id: 'j', text: 'b', done: true }], version: 7 });
    expect(advanceFieldVersions({ 'checklist.j.text': 6 }, diffTask(after, ticked), ticked)).toEqual({
      'checklist.j.text': 6,
      'checklist.j.done': 7,
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
