import { describe, expect, it } from 'vitest';
import { applyBulkChange, invertBulkEdit } from './bulk-change.ts';
import { aTask } from './test-support/a-task.ts';

describe('applyBulkChange', () => {
  it('adds and removes labels, and leaves the others', () => {
    const task = aTask({ labels: ['api', 'bug', 'old'] });
    const patch = { addLabels: ['bug', 'launch'], removeLabels: ['old'] };
    expect(applyBulkChange(task, { kind: 'edit', patch })).toEqual(
      aTask({ labels: ['api', 'bug', 'launch'] }),
    );
  });

  it('makes done mean complete', () => {
    expect(applyBulkChange(aTask({ progress: 30 }), { kind: 'edit', patch: { status: 'done' } })).toEqual(
      aTask({ status: 'done', progress: 100 }),
    );
  });
});

describe('invertBulkEdit', () => {
  it('asks once for the tasks that had the same values, and not at all for those that have not changed', () => {
    const low = aTask({ id: 'low', priority: 'low' });
    const alsoLow = aTask({ id: 'also low', priority: 'low' });
    const none = aTask({ id: 'none' });
    const high = aTask({ id: 'high', priority: 'high' });
    expect(invertBulkEdit([low, none, high, alsoLow], { priority: 'high' })).toEqual([
      { tasks: [low, alsoLow], change: { kind: 'edit', patch: { priority: 'low' } }, quiet: true },
      { tasks: [none], change: { kind: 'edit', patch: { priority: 'none' } }, quiet: true },
    ]);
  });
});
