import type { Change, Digest } from '@baton/log-schema';
import { expect, test } from 'vitest';
import { digest, taskNumber, toKim, told } from '../test-support/sample-entries.ts';
import { commonBriefs } from './digest-briefs.ts';
import { Words } from './words.ts';

const words = new Words(toKim);
const toDone = (from: 'todo' | 'doing'): Change => ({ field: 'status', from, to: 'done' });
const high: Change = { field: 'priority', from: 'none', to: 'high' };
const labelled = (label: string): Change => ({ field: 'labels', from: [], to: [label] });
const due: Change = { field: 'dueOn', from: null, to: '2026-12-01' };

function common(items: Digest['items'], total = items.length) {
  return commonBriefs({ kind: 'tasks', project: digest(items).project, items, total, isBulk: true }, words);
}

function updates(...changes: readonly Change[][]) {
  return changes.map((all, index) => ({
    what: 'updated' as const,
    ...told(taskNumber(index + 1, `Task ${index + 1}`)),
    changes: all,
  }));
}

test.each<[string, Change[][], string[]]>([
  ['the same change', [[toDone('todo')], [toDone('todo')]], ['status To do → Done']],
  ['the same value from different ones', [[toDone('todo')], [toDone('doing')]], ['status → Done']],
  ['one of several changes', [[high, toDone('todo')], [toDone('todo')]], ['status To do → Done']],
  [
    'more than a subject holds',
    [
      [high, toDone('todo'), due],
      [high, toDone('todo'), due],
    ],
    ['priority none → High', 'status To do → Done'],
  ],
  ['different values', [[labelled('a')], [labelled('b')]], []],
  ['different fields', [[high], [toDone('todo')]], []],
])('what tasks have in common: %s', (_, changes, expected) => {
  expect(common(updates(...changes))).toEqual(expected);
});

test('nothing is common to tasks of which one was deleted', () => {
  const items = [...updates([high]), { what: 'deleted' as const, ...told(taskNumber(9, 'Imprint')) }];
  expect(common(items)).toEqual([]);
});

test('nothing is said of tasks that the digest does not show', () => {
  expect(common(updates([high], [high]), 3)).toEqual([]);
});
