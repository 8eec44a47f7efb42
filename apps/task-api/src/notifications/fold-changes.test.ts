import type { Part } from '@baton/dto';
import type { Change } from '@baton/log-schema';
import { describe, expect, it } from 'vitest';
import { KIM, LEE, partWith } from '../test-support/task-values.ts';
import { foldChanges } from './fold-changes.ts';

const progress = (from: number, to: number): Change => ({ field: 'progress', from, to });
const design: Part = partWith({ id: 'part-1', role: 'design', assignee: KIM, progress: 10 });
const ref = ({ id, role, assignee }: Part) => ({ id, role, assignee });

describe('changes of one task', () => {
  it.each<[string, Change[], Change[]]>([
    ['nothing of a value that is back where it was', [progress(20, 40), progress(40, 20)], []],
    ['a value from the first to the last', [progress(20, 40), progress(40, 60)], [progress(20, 60)]],
    [
      'labels, whatever they were in between',
      [
        { field: 'labels', from: ['a'], to: ['b'] },
        { field: 'labels', from: ['b'], to: ['a'] },
      ],
      [],
    ],
    [
      'a part that was added and changed as it is now',
      [
        { field: 'part', from: null, to: design },
        { field: 'part.progress', part: ref(design), from: 10, to: 50 },
      ],
      [{ field: 'part', from: null, to: { ...design, progress: 50 } }],
    ],
    [
      'a part that was changed and removed as it was first',
      [
        { field: 'part.assignee', part: ref({ ...design, assignee: LEE }), from: KIM, to: LEE },
        { field: 'part', from: { ...design, assignee: LEE }, to: null },
      ],
      [{ field: 'part', from: design, to: null }],
    ],
    [
      'nothing of a part that was added and removed',
      [
        { field: 'part', from: null, to: design },
        { field: 'part.weight', part: ref(design), from: 1, to: 3 },
        { field: 'part', from: { ...design, weight: 3 }, to: null },
      ],
      [],
    ],
    [
      'nothing of a part that went to somebody and back, whatever they are called now',
      [
        { field: 'part.assignee', part: ref({ ...design, assignee: LEE }), from: KIM, to: LEE },
        { field: 'part.assignee', part: ref(design), from: LEE, to: { ...KIM, name: 'Kim Min' } },
      ],
      [],
    ],
    [
      'a part by what it is now, in each of its changes',
      [
        { field: 'part.progress', part: ref(design), from: 10, to: 50 },
        { field: 'part.role', part: ref({ ...design, role: 'text' }), from: 'design', to: 'text' },
      ],
      [
        { field: 'part.progress', part: ref({ ...design, role: 'text' }), from: 10, to: 50 },
        { field: 'part.role', part: ref({ ...design, role: 'text' }), from: 'design', to: 'text' },
      ],
    ],
    [
      'nothing of an item that was ticked and unticked, and one that was added as it is',
      [
        { field: 'checklistItem.done', item: { id: 'i1', text: 'a', done: true }, from: false, to: true },
        { field: 'checklistItem', from: null, to: { id: 'i2', text: 'b', done: false } },
        { field: 'checklistItem.done', item: { id: 'i1', text: 'a', done: false }, from: true, to: false },
        { field: 'checklistItem.text', item: { id: 'i2', text: 'c', done: false }, from: 'b', to: 'c' },
      ],
      [{ field: 'checklistItem', from: null, to: { id: 'i2', text: 'c', done: false } }],
    ],
    [
      'no order',
      [
        { field: 'rank', from: 'a0', to: 'a1' },
        progress(0, 10),
        { field: 'parts.order', from: ['a', 'b'], to: ['b', 'a'] },
      ],
      [progress(0, 10)],
    ],
    [
      'the way back of what the reader was told in another mail',
      // 40 → 60 was told at once, because of a part that became theirs.
      [progress(20, 40), progress(60, 20)],
      [progress(60, 20)],
    ],
  ])('tell %s', (_, changes, net) => {
    expect(foldChanges(changes)).toEqual(net);
  });
});
