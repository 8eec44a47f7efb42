import type { ChecklistItem, Part, Task } from '@baton/dto';
import type { Change, DigestItem } from '@baton/log-schema';
import { TASK_PRIORITIES, TASK_STATUSES } from '@baton/vocabulary';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffTask } from '../tasks/task-diff.ts';
import { KIM, LEE, partWith, taskWith } from '../test-support/task-values.ts';
import { foldChanges } from './fold-changes.ts';
import { type CommentNow, foldItems } from './fold-items.ts';
import { isOrder, toDigestItem } from './task-event.ts';
import { EVERYBODY, newsOf, PARK } from './test-support/news.ts';

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

/** Items of entries that follow on one another, all about one task. */
function itemsOf(...news: Parameters<typeof newsOf>[]): DigestItem[] {
  return news.map(([actor, what, options], index) =>
    toDigestItem(newsOf(actor, what, { n: index + 1, ...options })),
  );
}
const entryIds = (...numbers: number[]) =>
  numbers.map((n) => `0199f0a4-7c1e-7000-8000-${String(n).padStart(12, '0')}`);
const none = new Map<string, CommentNow>();

describe('items of a batch', () => {
  it('say who did it, each once, which entries it is and when the last was', () => {
    const items = itemsOf(
      [KIM, { kind: 'task.updated', changes: [progress(0, 10)] }],
      [LEE, { kind: 'task.updated', changes: [progress(10, 20)] }],
      [KIM, { kind: 'task.updated', changes: [progress(20, 30)] }],
    );
    expect(foldItems(items.toReversed(), none)).toEqual([
      {
        what: 'updated',
        task: items[2]?.task,
        entryIds: entryIds(1, 2, 3),
        actors: [KIM, LEE],
        at: '2026-03-01T09:00:00.000Z',
        changes: [progress(0, 30)],
      },
    ]);
  });

  it('tell a new task as it is now, by the title of now', () => {
    const task = taskWith({ title: 'Draw', parts: [design] });
    const [item, ...others] = foldItems(
      itemsOf(
        [KIM, { kind: 'task.created' }, { task }],
        [
          KIM,
          {
            kind: 'task.updated',
            changes: [
              progress(0, 40),
              { field: 'title', from: 'Draw', to: 'Paint' },
              { field: 'part', from: design, to: null },
            ],
          },
          { task: { ...task, title: 'Paint' } },
        ],
      ),
      none,
    );
    expect(others).toEqual([]);
    expect(item).toMatchObject({
      what: 'created',
      entryIds: entryIds(1, 2),
      task: { title: 'Paint' },
      created: { progress: 40, parts: [] },
    });
    expect(item && 'created' in item && Object.keys(item.created)).not.toContain('title');
  });

  it('tell nothing of a task that came and went, with its comments', () => {
    const items = itemsOf(
      [KIM, { kind: 'task.created' }],
      [KIM, { kind: 'comment.created' }],
      [KIM, { kind: 'task.deleted' }],
    );
    expect(foldItems(items, new Map([['comment', { body: 'Looks good', mentions: [] }]]))).toEqual([]);
  });

  it('tell what changed in a task, and that it was deleted', () => {
    const items = itemsOf(
      [KIM, { kind: 'task.updated', changes: [progress(0, 40)] }],
      [LEE, { kind: 'task.deleted' }],
    );
    expect(foldItems(items, none).map(({ what, actors }) => [what, actors])).toEqual([
      ['updated', [KIM]],
      ['deleted', [LEE]],
    ]);
  });

  it('tell nothing of a task that was deleted and restored, but what else changed', () => {
    const items = itemsOf(
      [KIM, { kind: 'task.deleted' }],
      [LEE, { kind: 'task.restored' }],
      [KIM, { kind: 'task.updated', changes: [progress(0, 40)] }],
    );
    expect(foldItems(items.slice(0, 2), none)).toEqual([]);
    expect(foldItems(items, none).map(({ what, entryIds: ids }) => [what, ids])).toEqual([
      ['updated', entryIds(3)],
    ]);
    expect(foldItems(items.slice(1, 2), none).map(({ what }) => what)).toEqual(['restored']);
  });

  it('tell comments as they are now, each once, and none that was deleted', () => {
    const items = itemsOf(
      [KIM, { kind: 'comment.created', commentId: 'c1', body: 'Looks god' }],
      [LEE, { kind: 'comment.created', commentId: 'c2' }],
      [KIM, { kind: 'comment.updated', commentId: 'c1' }],
    );
    const now = new Map([['c1', { body: 'Looks good, @[Park]', mentions: [PARK] }]]);
    expect(foldItems(items, now)).toMatchObject([
      {
        what: 'commented',
        entryIds: entryIds(1, 3),
        comment: { id: 'c1', author: KIM, mentions: [PARK] },
        body: 'Looks good, @[Park]',
      },
    ]);
  });

  it('are told task by task', () => {
    const other = taskWith({ id: '00000000-0000-4000-8000-000000000009', key: 'WEB-9' });
    const items = itemsOf(
      [KIM, { kind: 'task.updated', changes: [progress(0, 10)] }],
      [KIM, { kind: 'task.deleted' }, { task: other }],
      [KIM, { kind: 'task.updated', changes: [progress(10, 20)] }],
    );
    expect(foldItems(items, none).map(({ task, what }) => `${task.key} ${what}`)).toEqual([
      'WEB-12 updated',
      'WEB-9 deleted',
    ]);
  });
});

/** Something done to a task. */
type Act = (task: Task) => Task;

const index = fc.nat(4);
const person = fc.option(fc.constantFrom(...EVERYBODY), { nil: null });
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ title: fc.constantFrom('A', 'B') }).map(toAct),
  fc.record({ description: fc.constantFrom('', 'a', 'a b') }).map(toAct),
  fc.record({ status: fc.constantFrom(...TASK_STATUSES) }).map(toAct),
  fc.record({ progress: fc.constantFrom(0, 50, 100) }).map(toAct),
  fc.record({ priority: fc.constantFrom(...TASK_PRIORITIES) }).map(toAct),
  fc
    .record({ startOn: fc.constantFrom(null, '2026-03-01'), dueOn: fc.constantFrom(null, '2026-03-31') })
    .map(toAct),
  fc.record({ labels: fc.uniqueArray(fc.constantFrom('a', 'b')) }).map(toAct),
  fc.record({ rank: fc.constantFrom('a0', 'a1') }).map(toAct),
  fc.record({ deletedAt: fc.constantFrom(null, '2026-03-02T00:00:00.000Z') }).map(toAct),
  fc
    .record({
      role: fc.constantFrom('design', 'text'),
      assignee: person,
      progress: fc.constantFrom(0, 50),
      weight: fc.integer({ min: 1, max: 2 }),
    })
    .chain((fields) => index.map((at) => onElement<Part>('parts', at, fields))),
  fc
    .record({ text: fc.constantFrom('a', 'b'), done: fc.boolean() })
    .chain((fields) => index.map((at) => onElement<ChecklistItem>('checklist', at, fields))),
  fc.constantFrom<Act>(
    (task) => ({ ...task, parts: task.parts.toReversed() }),
    (task) => ({ ...task, checklist: task.checklist.toReversed() }),
    (task) => ({ ...task, parts: task.parts.slice(1) }),
    (task) => ({ ...task, checklist: task.checklist.slice(1) }),
  ),
);

function toAct(fields: Partial<Task>): Act {
  return (task) => ({ ...task, ...fields });
}

let ids = 0;
/** Changes one that is there, or adds another one. */
function onElement<Element extends { id: string }>(
  list: 'parts' | 'checklist',
  at: number,
  fields: Omit<Element, 'id'>,
): Act {
  return (task) => {
    const elements = task[list] as { id: string }[];
    const changed = elements[at]
      ? elements.with(at, { ...elements[at], ...fields })
      : [...elements, { id: `new-${(ids += 1)}`, ...fields }];
    return { ...task, [list]: changed };
  };
}

/** What the entries of all acts tell, and the task after them. */
function perform(first: Task, acts: readonly Act[], from: number): { items: DigestItem[]; last: Task } {
  let task = first;
  const items = acts.flatMap((next, turn) => {
    const before = task;
    task = next(before);
    const options = { n: from + turn, task };
    if (before.deletedAt !== task.deletedAt) {
      const kind = task.deletedAt === null ? 'task.restored' : 'task.deleted';
      return [toDigestItem(newsOf(KIM, { kind }, options))];
    }
    const changes = diffTask(before, task);
    return changes.length > 0 ? [toDigestItem(newsOf(KIM, { kind: 'task.updated', changes }, options))] : [];
  });
  return { items, last: task };
}

const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

describe('whatever is done to a task, in whatever order', () => {
  const start = taskWith({
    parts: [design, partWith({ id: 'part-2', assignee: LEE })],
    checklist: [{ id: 'item-1', text: 'a', done: false }],
  });

  it('a batch tells what differs between before and after, and no more', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
        const { items, last } = perform(start, acts, 1);
        const told = foldItems(items, none);
        const changes = told.flatMap((item) => (item.what === 'updated' ? item.changes : []));
        const difference = diffTask(start, last).filter((change) => !isOrder(change));
        expect(changes.toSorted(byText)).toEqual(difference.toSorted(byText));
        expect(told.some(({ what }) => what === 'deleted')).toBe(last.deletedAt !== null);
        expect(told.some(({ what }) => what === 'restored')).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('a batch tells a new task as it is after all of it, or not at all when it is in the trash', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
        const { items, last } = perform(start, acts, 2);
        const created = toDigestItem(newsOf(KIM, { kind: 'task.created' }, { n: 1, task: start }));
        const told = foldItems([...items, created], none);
        if (last.deletedAt !== null) {
          expect(told).toEqual([]);
          return;
        }
        const {
          description,
          status,
          progress: is,
          priority,
          startOn,
          dueOn,
          labels,
          parts,
          checklist,
        } = last;
        const [item, ...others] = told;
        expect(others).toEqual([]);
        expect(item?.task.title).toBe(items.length > 0 ? items.at(-1)?.task.title : start.title);
        expect(item?.what === 'created' && inOrder(item.created)).toEqual(
          inOrder({ description, status, progress: is, priority, startOn, dueOn, labels, parts, checklist }),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('a batch of two halves tells no less than both', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 12 }), fc.array(act, { maxLength: 12 }), (early, late) => {
        const half = perform(start, early, 1);
        const whole = perform(half.last, late, 20);
        const fields = (items: DigestItem[]) =>
          foldItems(items, none).flatMap((item) => (item.what === 'updated' ? item.changes : []));
        const both = foldChanges([...fields(half.items), ...fields(whole.items)]);
        expect(both.toSorted(byText)).toEqual(fields([...half.items, ...whole.items]).toSorted(byText));
      }),
      { numRuns: 300 },
    );
  });

  it('a batch tells every comment that is still there by its last text', () => {
    const write = fc.tuple(
      fc.constantFrom('c1', 'c2', 'c3'),
      fc.option(fc.constantFrom('a', 'b', 'c'), { nil: null }),
    );
    fc.assert(
      fc.property(fc.array(write, { maxLength: 20 }), (writes) => {
        const now = new Map<string, CommentNow>();
        const gone = new Set<string>();
        const items = writes.flatMap(([commentId, body], turn) => {
          if (gone.has(commentId)) return [];
          if (body === null) {
            if (now.delete(commentId)) gone.add(commentId);
            return [];
          }
          const kind = now.has(commentId) ? ('comment.updated' as const) : ('comment.created' as const);
          now.set(commentId, { body, mentions: [] });
          return [toDigestItem(newsOf(KIM, { kind, commentId, body }, { n: turn + 1 }))];
        });
        const told = foldItems(items, now).flatMap((item) =>
          item.what === 'commented' ? [[item.comment.id, item.body] as const] : [],
        );
        expect(told.length).toBe(now.size);
        expect(new Map(told)).toEqual(new Map([...now].map(([commentId, { body }]) => [commentId, body])));
      }),
      { numRuns: 200 },
    );
  });
});

/** With lists whose order nobody is told of in one order. */
function inOrder<Held extends { parts: { id: string }[]; checklist: { id: string }[] }>(held: Held): Held {
  return { ...held, parts: held.parts.toSorted(byText), checklist: held.checklist.toSorted(byText) };
}
