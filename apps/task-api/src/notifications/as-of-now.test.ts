import type { Task } from '@baton/dto';
import type { Change } from '@baton/log-schema';
import { describe, expect, it } from 'vitest';
import { KIM, LEE, partWith, taskWith } from '../test-support/task-values.ts';
import { asOfNow } from './as-of-now.ts';
import { toDigestItem } from './task-event.ts';
import { newsOf } from './test-support/news.ts';

const design = partWith({ id: 'part-1', role: 'design', assignee: KIM, progress: 50 });
const before = taskWith({ parts: [design] });
const names = new Map<string, string>();

/** What changes come to that were told before the task became as it is now. */
function told(changes: Change[], now: Partial<Task>): Change[] {
  const item = toDigestItem(newsOf(KIM, { kind: 'task.updated', changes }, { task: before }));
  const tasks = new Map([[before.id, { ...before, ...now }]]);
  return asOfNow([item], { tasks, names }).flatMap((one) => (one.what === 'updated' ? one.changes : []));
}

const ref = { id: 'part-1', role: 'design', assignee: KIM };

describe('after a quiet change', () => {
  it.each<[string, Change[], Partial<Task>, Change[]]>([
    [
      'a value is the last one',
      [{ field: 'progress', from: 0, to: 40 }],
      { progress: 60 },
      [{ field: 'progress', from: 0, to: 60 }],
    ],
    ['a value that is back is not told', [{ field: 'progress', from: 0, to: 40 }], { progress: 0 }, []],
    [
      'a part has the last progress and role',
      [{ field: 'part.progress', part: ref, from: 0, to: 10 }],
      { parts: [{ ...design, role: 'drawing' }] },
      [{ field: 'part.progress', part: { ...ref, role: 'drawing' }, from: 0, to: 50 }],
    ],
    [
      'a part that was added is as it is now',
      [{ field: 'part', from: null, to: { ...design, progress: 0, assignee: LEE } }],
      {},
      [{ field: 'part', from: null, to: design }],
    ],
    [
      'a part that was added and removed is not told',
      [{ field: 'part', from: null, to: design }],
      { parts: [] },
      [],
    ],
    [
      'a part that was removed stays removed',
      [{ field: 'part', from: design, to: null }],
      { parts: [] },
      [{ field: 'part', from: design, to: null }],
    ],
    [
      'a value of a part that is gone is not told',
      [{ field: 'part.progress', part: ref, from: 0, to: 10 }],
      { parts: [] },
      [],
    ],
    [
      'a part that was put back is not told to be removed',
      [{ field: 'part', from: design, to: null }],
      {},
      [],
    ],
    [
      'a part that was put back otherwise, and not quietly, is told as both',
      [
        { field: 'part', from: design, to: null },
        { field: 'part', from: null, to: { ...design, progress: 0 } },
      ],
      {},
      [
        { field: 'part', from: design, to: null },
        { field: 'part', from: null, to: design },
      ],
    ],
    [
      'an item of the checklist that is gone is not told',
      [{ field: 'checklistItem.done', item: { id: 'i1', text: 'a', done: true }, from: false, to: true }],
      { checklist: [] },
      [],
    ],
    [
      'an item of the checklist is as it is now',
      [{ field: 'checklistItem.done', item: { id: 'i1', text: 'a', done: true }, from: false, to: true }],
      { checklist: [{ id: 'i1', text: 'b', done: true }] },
      [{ field: 'checklistItem.done', item: { id: 'i1', text: 'b', done: true }, from: false, to: true }],
    ],
  ])('%s', (_, changes, now, expected) => {
    expect(told(changes, now)).toEqual(expected);
  });

  it('a new task is as it is now, with its title', () => {
    const item = toDigestItem(newsOf(KIM, { kind: 'task.created' }, { task: before }));
    const tasks = new Map([[before.id, { ...before, title: 'Renamed', status: 'done' as const }]]);
    expect(asOfNow([item], { tasks, names })).toMatchObject([
      { task: { title: 'Renamed' }, created: { status: 'done', parts: [design] } },
    ]);
  });

  it.each(['task.created', 'task.restored'] as const)(
    'a task that is in the trash is not told: %s',
    (kind) => {
      const item = toDigestItem(newsOf(KIM, { kind }, { task: before }));
      const tasks = new Map([[before.id, { ...before, deletedAt: '2026-03-10T12:00:00.000Z' }]]);
      expect(asOfNow([item], { tasks, names })).toEqual([]);
    },
  );
});

it('people in changes are called as they are now', () => {
  const removed: Change = { field: 'part', from: design, to: null };
  const handed: Change = { field: 'part.assignee', part: ref, from: LEE, to: KIM };
  const item = toDigestItem(
    newsOf(KIM, { kind: 'task.updated', changes: [removed, handed] }, { task: before }),
  );
  const present = {
    tasks: new Map(),
    names: new Map([
      [KIM.id, 'Kim the Second'],
      [LEE.id, ''],
    ]),
  };
  const kim = { id: KIM.id, name: 'Kim the Second' };
  expect(asOfNow([item], present)).toMatchObject([
    {
      changes: [
        { from: { assignee: kim } },
        { part: { assignee: kim }, from: { id: LEE.id, name: '' }, to: kim },
      ],
    },
  ]);
});

it('whoever has deleted their account has no name in it', () => {
  const item = toDigestItem(newsOf(KIM, { kind: 'comment.created' }, { task: before }));
  const nobody = new Map([[KIM.id, '']]);
  expect(asOfNow([item], { tasks: new Map(), names: nobody })).toMatchObject([
    { actors: [{ id: KIM.id, name: '' }], comment: { author: { id: KIM.id, name: '' } } },
  ]);
});
