import type { Part } from '@baton/dto';
import type { Change, DigestItem } from '@baton/log-schema';
import { describe, expect, it } from 'vitest';
import { KIM, LEE, partWith, taskWith } from '../test-support/task-values.ts';
import { type CommentNow, foldItems } from './fold-items.ts';
import { toDigestItem } from './task-event.ts';
import { newsOf, PARK } from './test-support/news.ts';

const progress = (from: number, to: number): Change => ({ field: 'progress', from, to });
const design: Part = partWith({ id: 'part-1', role: 'design', assignee: KIM, progress: 10 });

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
