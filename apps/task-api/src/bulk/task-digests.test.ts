import type { DigestItem, Recipient } from '@baton/log-schema';
import type { NotifyReason } from '@baton/vocabulary';
import { describe, expect, it } from 'vitest';
import { createDigests, type ToldItem } from './task-digests.ts';

function someone(name: string, reason: NotifyReason = 'creator'): Recipient {
  return { id: name, email: `${name}@example.com`, name, locale: 'en', timeZone: 'UTC', reason };
}

function deleted(number: number, title = 'Write the page'): DigestItem {
  return {
    what: 'deleted',
    task: { id: `t${number}`, number, key: `WEB-${number}`, title, version: 2 },
    entryIds: [`e${number}`],
    actors: [{ id: 'lee', name: 'Lee' }],
    at: '2026-03-01T09:00:00.000Z',
  };
}

function toDigests(...chunks: (readonly ToldItem[])[]) {
  const digests = createDigests();
  for (const chunk of chunks) digests.add(chunk);
  return digests.all();
}

describe('digests', () => {
  it('tell each recipient what concerns them', () => {
    const [kim, lee] = [someone('kim'), someone('lee')];
    const digests = toDigests([
      { item: deleted(1), recipients: [kim] },
      { item: deleted(2), recipients: [kim, lee] },
      { item: deleted(3), recipients: [] },
    ]);
    expect(digests).toEqual([
      { recipient: kim, total: 2, items: [deleted(1), deleted(2)] },
      { recipient: lee, total: 1, items: [deleted(2)] },
    ]);
  });

  it('are one for each recipient, in however many pieces it comes', () => {
    const kim = someone('kim', 'watcher');
    const digests = toDigests(
      [{ item: deleted(1), recipients: [kim] }],
      [{ item: deleted(2), recipients: [someone('kim', 'assignee')] }],
    );
    expect(digests).toEqual([
      { recipient: someone('kim', 'assignee'), total: 2, items: [deleted(1), deleted(2)] },
    ]);
  });

  it('give the strongest of the reasons', () => {
    const reasons = ['watcher', 'assignee', 'creator'] as const;
    const [digest] = toDigests(
      reasons.map((reason, index) => ({ item: deleted(index + 1), recipients: [someone('kim', reason)] })),
    );
    expect(digest?.recipient.reason).toBe('assignee');
  });

  it('tell of a hundred tasks in full, and how many there are', () => {
    const told = Array.from({ length: 500 }, (_, index) => ({
      item: deleted(index + 1),
      recipients: [someone('kim')],
    }));
    const [digest] = toDigests(told);
    expect([digest?.total, digest?.items.length, digest?.items.at(-1)]).toEqual([500, 100, deleted(100)]);
  });

  it('stay small enough for an event, whatever the tasks are called', () => {
    const told = Array.from({ length: 500 }, (_, index) => ({
      item: deleted(index + 1, '장'.repeat(300)),
      recipients: [someone('kim')],
    }));
    const [digest] = toDigests(told);
    expect(digest?.total).toBe(500);
    expect(Buffer.byteLength(JSON.stringify(digest?.items))).toBeLessThan(100_000);
    expect(digest?.items.length).toBeGreaterThan(90);
  });
});
