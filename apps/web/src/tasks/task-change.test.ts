import { describe, expect, it } from 'vitest';
import { applyChange, isSaved } from './task-change.ts';
import { aPart, aTask } from './test-support/a-task.ts';

const design = aPart({ id: 'p1', progress: 40, weight: 1 });
const build = aPart({ id: 'p2', role: 'build', progress: 10, weight: 3 });

describe('applyChange', () => {
  it('changes the fields of the patch and no others', () => {
    const task = aTask({ title: 'Landing page', priority: 'low' });
    expect(applyChange(task, { kind: 'edit', patch: { priority: 'high' } })).toEqual(
      aTask({ title: 'Landing page', priority: 'high' }),
    );
  });

  it('takes done for finished, parts included', () => {
    const done = applyChange(aTask({ parts: [design], progress: 40 }), {
      kind: 'edit',
      patch: { status: 'done' },
    });
    expect(done).toMatchObject({ status: 'done', progress: 100, parts: [{ id: 'p1', progress: 100 }] });
  });

  it('reckons the progress of a task from its parts by weight', () => {
    const changed = applyChange(aTask({ parts: [design, build] }), {
      kind: 'edit-part',
      partId: 'p2',
      patch: { progress: 90 },
    });
    expect(changed.parts.map(({ progress }) => progress)).toEqual([40, 90]);
    expect(changed.progress).toBe(78);
  });

  it('opens a done task again when its progress falls, unless the change says what it is now', () => {
    const done = aTask({ status: 'done', progress: 100, parts: [aPart({ progress: 100 })] });
    const part = applyChange(done, { kind: 'edit-part', partId: 'p1', patch: { progress: 99 } });
    expect(part).toMatchObject({ status: 'doing', progress: 99 });
    const whole = applyChange(done, { kind: 'edit', patch: { progress: 50, status: 'review' } });
    expect(whole).toMatchObject({ status: 'review', progress: 50 });
  });

  it('keeps the progress when the last part goes', () => {
    const changed = applyChange(aTask({ parts: [design], progress: 40 }), {
      kind: 'remove-part',
      partId: 'p1',
    });
    expect(changed).toMatchObject({ parts: [], progress: 40 });
  });
});

describe('the checklist', () => {
  const legal = { id: 'i1', text: 'Ask legal', done: false };
  const print = { id: 'i2', text: 'Print', done: false };
  const task = aTask({ checklist: [legal, print] });

  it('shows an item before it is saved, and knows it by that', () => {
    const item = { text: 'Fold', afterId: 'i1' };
    const { checklist } = applyChange(task, { kind: 'add-item', idempotencyKey: 'k', item });
    expect(checklist.map(({ text }) => text)).toEqual(['Ask legal', 'Fold', 'Print']);
    expect(checklist.map(isSaved)).toEqual([true, false, true]);
  });

  it('puts an item without a place at the end', () => {
    const item = { text: 'Fold' };
    const { checklist } = applyChange(task, { kind: 'add-item', idempotencyKey: 'k', item });
    expect(checklist.map(({ text }) => text)).toEqual(['Ask legal', 'Print', 'Fold']);
  });

  it('ticks, moves and removes an item', () => {
    const ticked = applyChange(task, { kind: 'edit-item', itemId: 'i2', patch: { done: true } });
    expect(ticked.checklist).toEqual([legal, { ...print, done: true }]);
    const moved = applyChange(task, { kind: 'edit-item', itemId: 'i2', patch: { afterId: null } });
    expect(moved.checklist).toEqual([print, legal]);
    expect(applyChange(task, { kind: 'remove-item', itemId: 'i1' }).checklist).toEqual([print]);
  });
});

describe('the order of parts', () => {
  const order = (patch: { afterId: string | null }) =>
    applyChange(aTask({ parts: [design, build] }), { kind: 'edit-part', partId: 'p1', patch }).parts.map(
      ({ id }) => id,
    );

  it('is the one asked for', () => {
    expect(order({ afterId: 'p2' })).toEqual(['p2', 'p1']);
    expect(order({ afterId: null })).toEqual(['p1', 'p2']);
  });

  it('puts a part last whose neighbour is gone', () => {
    expect(order({ afterId: 'p9' })).toEqual(['p2', 'p1']);
  });
});

describe('a move on the board', () => {
  it('shows the task in its new place and status', () => {
    const task = aTask({ rank: 'a5' });
    const from = { status: 'todo', afterId: null, rank: 'a5' } as const;
    const to = { status: 'done', afterId: 't7', rank: 'a7!' } as const;
    expect(applyChange(task, { kind: 'move', from, to })).toEqual(
      aTask({ rank: 'a7!', status: 'done', progress: 100 }),
    );
  });
});
