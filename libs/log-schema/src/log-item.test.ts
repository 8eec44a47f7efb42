import { expect, test } from 'vitest';
import type { RequestCompleted, TaskUpdated } from './entry.ts';
import { fromLogItem, toLogItem } from './log-item.ts';

const request = { id: 'r1', method: 'PATCH', path: '/api/tasks/WEB-1' };

const updated: TaskUpdated = {
  v: 2,
  id: '0199f0a4-7c1e-7b7e-9d52-3f0d6b1f5a10',
  kind: 'task.updated',
  at: '2026-03-31T10:00:00.000Z',
  request,
  actor: { id: '0199f0a4-7c1e-7b7e-9d52-000000000001', name: 'Ada' },
  project: { id: '0199f0a4-7c1e-7b7e-9d52-000000000002', key: 'WEB', name: 'Web' },
  task: { id: '0199f0a4-7c1e-7b7e-9d52-000000000003', number: 1, key: 'WEB-1', title: 'Page', version: 2 },
  changes: [{ field: 'progress', from: 0, to: 40 }],
  notify: [],
};

const read: RequestCompleted = {
  v: 2,
  id: '0199f0a4-7c1e-7b7e-9d52-3f0d6b1f5a1d',
  kind: 'request.completed',
  at: '2026-03-31T10:00:00.000Z',
  request: { ...request, method: 'GET' },
  actorId: null,
  status: 404,
  code: 'not-found',
  durationMs: 1.5,
};

test('a change lies with its task, in the order of time, and stays', () => {
  expect(toLogItem(updated)).toEqual({
    ...updated,
    pk: 'task#0199f0a4-7c1e-7b7e-9d52-000000000003',
    sk: '0199f0a4-7c1e-7b7e-9d52-3f0d6b1f5a10',
    requestId: 'r1',
  });
});

test('a request lies with its day and shard, and leaves after 30 days', () => {
  expect(toLogItem(read)).toMatchObject({
    pk: 'request#2026-03-31#5',
    sk: '0199f0a4-7c1e-7b7e-9d52-3f0d6b1f5a1d',
    expiresAt: Date.parse('2026-04-30T10:00:00Z') / 1000,
  });
});

test('an item reads back as the entry it was made of', () => {
  expect(fromLogItem(toLogItem(updated))).toEqual(updated);
  expect(fromLogItem(toLogItem(read))).toEqual(read);
});

test('a digest of the first version reads as one of now', () => {
  const { changes, task, ...entry } = updated;
  const bulkId = '0199f0a4-7c1e-7b7e-9d52-3f0d6b1f5a20';
  const ada = { id: entry.actor.id, email: 'ada@example.com', name: 'Ada', locale: 'en', reason: 'watcher' };
  const item = { what: 'updated', task, changes };
  const first = { ...entry, v: 1, kind: 'digest', bulkId, total: 1, notify: [ada], items: [item] };
  expect(fromLogItem(first)).toEqual({
    ...first,
    v: 2,
    notify: [{ ...ada, timeZone: 'UTC' }],
    items: [{ ...item, entryIds: [bulkId], actors: [entry.actor], at: '2026-03-31T10:00:00.000Z' }],
  });
});

test.each([
  ['of a version to come', { ...updated, v: 3 }],
  ['of a kind that is not known', { ...updated, kind: 'task.renamed' }],
  ['with a change that is not known', { ...updated, changes: [{ field: 'colour', from: 1, to: 2 }] }],
])('an entry %s is refused', (_, entry) => {
  expect(() => fromLogItem(entry)).toThrow();
});
