import type { MailPreferences } from '@baton/dto';
import type { Change } from '@baton/log-schema';
import { describe, expect, it } from 'vitest';
import { KIM, LEE, taskWith } from '../test-support/task-values.ts';
import { outcomeOf } from './batch-outcome.ts';
import type { PendingNotification } from './mail-batches.repository.ts';
import { toDigestItem } from './task-event.ts';
import { newsOf, readerOf } from './test-support/news.ts';

const NOON = new Date('2026-03-10T12:00:00Z');
/** Of the task and its people nothing else is known. */
const UNCHANGED = { tasks: new Map(), names: new Map() };
const minutesAgo = (minutes: number) => new Date(NOON.getTime() - minutes * 60_000);

/** The nth notification of a change of progress, half an hour old. */
function pending(n: number, fields: Partial<PendingNotification> = {}): PendingNotification {
  const changes: Change[] = [{ field: 'progress', from: n * 10, to: n * 10 + 10 }];
  const item = toDigestItem(newsOf(LEE, { kind: 'task.updated', changes }, { n, task: taskWith({}) }));
  return {
    entryId: item.entryIds[0] ?? '',
    reason: 'watcher',
    atOnce: false,
    createdAt: minutesAgo(30),
    item,
    comment: null,
    declined: false,
    ...fields,
  };
}

function outcome(
  all: PendingNotification[],
  wishes: Partial<MailPreferences> = {},
  role?: 'owner' | 'editor',
) {
  const { mail, dropped, dueAt } = outcomeOf(
    all,
    readerOf(KIM, { cadence: 'batched', ...wishes }, role),
    UNCHANGED,
    NOON,
  );
  return {
    told: mail?.entryIds.map((id) => Number(id.slice(-2))),
    reason: mail?.reason,
    dropped: Array.from(dropped, ([id, why]) => [Number(id.slice(-2)), why]),
    dueAt,
  };
}

describe('a batch', () => {
  it('tells all of it once it is due, for the strongest of the reasons', () => {
    expect(
      outcome([pending(1), pending(2, { reason: 'assignee' }), pending(3, { reason: 'creator' })]),
    ).toEqual({
      told: [1, 2, 3],
      reason: 'assignee',
      dropped: [],
      dueAt: undefined,
    });
  });

  it('waits for the rest, counted from the last of it', () => {
    const waiting = [pending(1, { createdAt: minutesAgo(4) }), pending(2, { createdAt: minutesAgo(1) })];
    expect(outcome(waiting)).toEqual({
      told: undefined,
      reason: undefined,
      dropped: [],
      dueAt: new Date('2026-03-10T12:02:00Z'),
    });
  });

  it('drops what has no effect in the end', () => {
    const back = toDigestItem(
      newsOf(LEE, { kind: 'task.updated', changes: [{ field: 'progress', from: 20, to: 10 }] }, { n: 2 }),
    );
    expect(outcome([pending(1), pending(2, { item: back })])).toMatchObject({
      told: undefined,
      dropped: [
        [1, 'no-net-change'],
        [2, 'no-net-change'],
      ],
    });
  });

  it('drops comments that are gone, and tells the others', () => {
    const comment = (n: number) =>
      toDigestItem(newsOf(LEE, { kind: 'comment.created', commentId: `c${n}` }, { n }));
    const now = { body: 'As it is now', mentions: [] };
    expect(
      outcome([pending(1, { item: comment(1) }), pending(2, { item: comment(2), comment: now })]),
    ).toMatchObject({
      told: [2],
      dropped: [[1, 'gone']],
    });
  });

  it('tells nothing to whoever is no member any more', () => {
    expect(outcomeOf([pending(1)], undefined, UNCHANGED, NOON)).toEqual({
      dropped: new Map([[pending(1).entryId, 'no-longer-member']]),
    });
  });

  it('follows the cadence of now', () => {
    expect(outcome([pending(1)], { cadence: 'off' })).toMatchObject({
      told: undefined,
      dropped: [[1, 'switched-off']],
    });
    expect(outcome([pending(1, { createdAt: NOON })], { cadence: 'each' }).told).toEqual([1]);
    expect(outcome([pending(1)], { cadence: 'daily', dailyHour: 18 }).dueAt).toEqual(
      new Date('2026-03-10T18:00:00Z'),
    );
  });

  it('follows the quiet hours of now, in which it tells mentions alone', () => {
    const quietHours = { from: 10, to: 14 };
    const all = [
      pending(1),
      pending(2, { reason: 'mention', atOnce: true }),
      pending(3, { reason: 'role', atOnce: true }),
    ];
    expect(outcome(all, { quietHours })).toEqual({
      told: [2],
      reason: 'mention',
      dropped: [],
      dueAt: new Date('2026-03-10T14:00:00Z'),
    });
  });

  it('tells at once what is, and the rest at its time', () => {
    const all = [pending(1), pending(2, { reason: 'assignee', atOnce: true })];
    expect(outcome(all, { cadence: 'daily', dailyHour: 18 })).toMatchObject({
      told: [2],
      dueAt: new Date('2026-03-10T18:00:00Z'),
    });
  });

  it('drops what they have muted since, or no longer watch, but not what says something to them alone', () => {
    const all = [
      pending(1),
      pending(2, { reason: 'mention', atOnce: true }),
      pending(3, { reason: 'role', atOnce: true }),
    ];
    expect(outcome(all, { muted: ['progress'] })).toMatchObject({
      told: [2, 3],
      dropped: [[1, 'switched-off']],
    });
    expect(outcome(all.map((one) => ({ ...one, declined: true })))).toMatchObject({
      told: [2],
      dropped: [
        [1, 'switched-off'],
        [3, 'switched-off'],
      ],
    });
  });

  it('drops what they hear of as owners once they are none or do not want to', () => {
    const asOwner = [pending(1, { reason: 'owner' })];
    expect(outcome(asOwner, { asOwner: true }, 'owner').told).toEqual([1]);
    expect(outcome(asOwner, { asOwner: true }).dropped).toEqual([[1, 'switched-off']]);
    expect(outcome(asOwner, {}, 'owner').dropped).toEqual([[1, 'switched-off']]);
  });
});
