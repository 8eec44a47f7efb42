import { marshall } from '@aws-sdk/util-dynamodb';
import type { Change, DigestItem } from '@baton/log-schema';
import { describe, expect, it } from 'vitest';
import { LEE } from '../test-support/task-values.ts';
import { toDigest, toMails } from './digest.ts';
import { readerOf } from './test-support/news.ts';

const head = {
  v: 2,
  id: '0199f0a4-7c1e-7000-8000-000000000001',
  at: '2026-03-01T09:00:00.000Z',
  request: { id: 'request', method: 'POST', path: '/api/projects/WEB/tasks/bulk' },
  actor: { id: 'park', name: 'Park' },
} as const;
const project = { id: 'web', key: 'WEB', name: 'Web site' };
const tokens = {
  sign: ({ scope, userId, targetId }: { scope: string; userId: string; targetId: string }) =>
    `${scope} ${userId} ${targetId}`,
  read: () => undefined,
};

function deleted(number: number, title = 'Write the page'): DigestItem {
  return {
    what: 'deleted',
    task: { id: `t${number}`, number, key: `WEB-${number}`, title, version: 2 },
    entryIds: [`e${number}`],
    actors: [head.actor],
    at: head.at,
  };
}

function digestOf(items: DigestItem[]) {
  const reader = readerOf(LEE, { timeZone: 'Asia/Seoul' });
  return toDigest(head, { project, reader, reason: 'creator', items, bulkId: 'bulk' }, tokens);
}

describe('a digest', () => {
  it('is to one reader, in their time zone, and can be stopped for its project', () => {
    expect(digestOf([deleted(1), deleted(2)])).toEqual({
      ...head,
      kind: 'digest',
      project,
      bulkId: 'bulk',
      notify: [
        {
          ...LEE,
          email: 'lee@example.com',
          locale: 'en',
          timeZone: 'Asia/Seoul',
          reason: 'creator',
          unsubscribe: `project ${LEE.id} web`,
        },
      ],
      total: 2,
      items: [deleted(1), deleted(2)],
    });
  });

  it('of one task can be stopped for the task', () => {
    const digest = digestOf([deleted(1), { ...deleted(1), what: 'restored' }]);
    expect([digest.total, digest.notify[0]?.unsubscribe]).toEqual([1, `task ${LEE.id} t1`]);
  });

  it('tells of a hundred tasks in full, and how many there are', () => {
    const digest = digestOf(Array.from({ length: 500 }, (_, index) => deleted(index + 1)));
    expect([digest.total, digest.items.length, digest.items.at(-1)]).toEqual([500, 100, deleted(100)]);
  });

  it('stays small enough for an event, whatever the tasks are called', () => {
    const digest = digestOf(Array.from({ length: 500 }, (_, index) => deleted(index + 1, '장'.repeat(300))));
    expect(digest.total).toBe(500);
    expect(Buffer.byteLength(JSON.stringify(digest.items))).toBeLessThan(100_000);
    expect(digest.items.length).toBeGreaterThan(85);
  });

  it('tells of one task in full, however long that is', () => {
    const digest = digestOf([deleted(1, '장'.repeat(50_000)), deleted(2)]);
    expect([digest.total, digest.items.length]).toEqual([2, 1]);
  });
});

describe('the mails of a batch', () => {
  const updated = (changes: Change[]): DigestItem => ({ ...deleted(1), what: 'updated', changes });

  it('are one', () => {
    const items = [updated([{ field: 'progress', from: 0, to: 10 }]), deleted(2)];
    expect(toMails(items)).toEqual([items]);
  });

  it('are several of one task that more was said of than an event holds, with nothing lost', () => {
    const comments = Array.from({ length: 130 }, (_, n): DigestItem => ({
      ...deleted(1),
      what: 'commented',
      entryIds: [`e${n}`],
      comment: { id: `c${n}`, author: LEE, mentions: [] },
      body: `Word ${n}`,
    }));
    const mails = toMails([...comments, deleted(2)]);
    expect(mails.map(({ length }) => length)).toEqual([1, 100, 30]);
    expect(mails.map((items) => digestOf(items).items)).toEqual([
      [deleted(2)],
      comments.slice(0, 100),
      comments.slice(100),
    ]);
  });

  it('tell a task whole, or count it among the others', () => {
    const both = (n: number): DigestItem[] => [{ ...deleted(n), what: 'restored' }, deleted(n)];
    const items = [deleted(1), ...Array.from({ length: 60 }, (_, n) => both(n + 2)).flat()];
    const digest = digestOf(items);
    expect([digest.total, digest.items.length, digest.items.at(-1)]).toEqual([61, 99, deleted(50)]);
  });

  it('are several when one task changed so much that no event would hold it, with nothing lost', () => {
    const long = (length: number) => '장'.repeat(length);
    const person = { ...LEE, name: long(80) };
    const own: Change[] = [
      { field: 'title', from: long(299), to: long(300) },
      { field: 'description', from: long(19_999), to: long(20_000) },
    ];
    const parts = Array.from({ length: 50 }, (_, n) => ({
      id: `part ${n}`,
      role: long(40),
      assignee: person,
    }));
    const ofElements = [
      ...parts.flatMap((part): Change[] => [
        { field: 'part.role', part, from: long(39), to: long(40) },
        { field: 'part.assignee', part, from: null, to: person },
        { field: 'part.progress', part, from: 0, to: 100 },
      ]),
      ...Array.from({ length: 50 }, (_, n): Change => {
        const item = { id: `item ${n}`, text: long(200), done: true };
        return { field: 'checklistItem.text', item, from: long(199), to: long(200) };
      }),
    ];
    const mails = toMails([updated([...own, ...ofElements]), deleted(2)]);
    expect(mails.slice(0, 2)).toEqual([[deleted(2)], [updated(own)]]);
    const told = mails.flat().flatMap((item) => ('changes' in item ? item.changes : []));
    expect(told).toEqual([...own, ...ofElements]);
    for (const mail of mails) {
      expect(Buffer.byteLength(JSON.stringify(marshall({ mail })))).toBeLessThan(200_000);
    }
  });
});
