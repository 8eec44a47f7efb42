import { describe, expect, it } from 'vitest';
import type { TaskChangeRequest } from './task-change.ts';
import { aTask } from './test-support/a-task.ts';
import { createUnsentChanges, isLostWithPage } from './unsent-changes.ts';

function aTab() {
  const values = new Map<string, string>();
  return {
    read: (key: string) => values.get(key) ?? null,
    write: (key: string, value: string) => void values.set(key, value),
    remove: (key: string) => void values.delete(key),
    values,
  };
}

const toDone: TaskChangeRequest = {
  task: aTask(),
  change: { kind: 'edit', patch: { status: 'done' } },
  seenVersion: 1,
};

describe('changes that the server has not answered', () => {
  it('are there again after a reload, in their order', () => {
    const tab = aTab();
    createUnsentChanges(tab, 'kim.WEB').add({ id: 'a', request: toDone });
    createUnsentChanges(tab, 'kim.WEB').add({ id: 'b', request: toDone });
    expect(createUnsentChanges(tab, 'kim.WEB').all()).toEqual([
      { id: 'a', request: toDone },
      { id: 'b', request: toDone },
    ]);
  });

  it('are kept once each, however often they are tried', () => {
    const unsent = createUnsentChanges(aTab(), 'kim.WEB');
    unsent.add({ id: 'a', request: toDone });
    unsent.add({ id: 'a', request: toDone });
    expect(unsent.all()).toHaveLength(1);
  });

  it('leave nothing behind when they are answered', () => {
    const tab = aTab();
    const unsent = createUnsentChanges(tab, 'kim.WEB');
    unsent.add({ id: 'a', request: toDone });
    unsent.remove('a');
    expect(tab.values.size).toBe(0);
  });

  it('are nobody else’s', () => {
    const tab = aTab();
    createUnsentChanges(tab, 'kim.WEB').add({ id: 'a', request: toDone });
    expect(createUnsentChanges(tab, 'lee.WEB').all()).toEqual([]);
  });
});

describe('a change that is lost with its page', () => {
  it('is one that no field keeps a draft of', () => {
    expect(isLostWithPage(toDone)).toBe(true);
    expect(isLostWithPage({ ...toDone, base: { title: 'Before' } })).toBe(false);
  });
});
