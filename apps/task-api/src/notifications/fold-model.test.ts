import type { ChecklistItem, Part, Task } from '@baton/dto';
import type { DigestItem } from '@baton/log-schema';
import { TASK_PRIORITIES, TASK_STATUSES } from '@baton/vocabulary';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffTask } from '../tasks/task-diff.ts';
import { KIM, LEE, partWith, taskWith } from '../test-support/task-values.ts';
import { foldChanges } from './fold-changes.ts';
import { type CommentNow, foldItems } from './fold-items.ts';
import { isOrder, toDigestItem } from './task-event.ts';
import { EVERYBODY, newsOf } from './test-support/news.ts';

const design: Part = partWith({ id: 'part-1', role: 'design', assignee: KIM, progress: 10 });
const none = new Map<string, CommentNow>();

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
