import { expect, test } from 'vitest';
import { taskHistorySchema } from './task-history.ts';

const ENTRY = {
  id: '019a9f00-0000-7000-8000-000000000001',
  at: '2026-11-22T09:00:00.000Z',
  actor: { id: '019a9f00-0000-7000-8000-000000000002', name: 'Mina' },
  task: {
    id: '019a9f00-0000-7000-8000-000000000003',
    number: 12,
    key: 'WEB-12',
    title: 'Landing page',
    version: 4,
  },
};

const updated = (...changes: readonly object[]) =>
  taskHistorySchema.safeParse({ ...ENTRY, kind: 'task.updated', changes });

test('a change has both values of its field, within its range', () => {
  expect(updated({ field: 'progress', from: 40, to: 70 }).success).toBe(true);
  expect(updated({ field: 'progress', from: 40 }).success).toBe(false);
  expect(updated({ field: 'progress', from: 40, to: 101 }).success).toBe(false);
});

test('what changed nothing is no update', () => {
  expect(updated().success).toBe(false);
});

test('a change within a part names the part', () => {
  const part = { id: '019a9f00-0000-7000-8000-000000000004', role: 'design', assignee: null };
  expect(updated({ field: 'part.progress', part, from: 0, to: 50 }).success).toBe(true);
  expect(updated({ field: 'part.progress', from: 0, to: 50 }).success).toBe(false);
});

test('a part that was added has nothing before, one that was removed nothing after', () => {
  const part = {
    id: '019a9f00-0000-7000-8000-000000000004',
    role: 'design',
    assignee: null,
    progress: 0,
    weight: 1,
  };
  expect(updated({ field: 'part', from: null, to: part }).success).toBe(true);
  expect(updated({ field: 'part', from: part, to: null }).success).toBe(true);
});

test('a task that was created before there were checklists has an empty one', () => {
  const entry = taskHistorySchema.parse({
    ...ENTRY,
    kind: 'task.created',
    created: {
      description: '',
      status: 'todo',
      progress: 0,
      priority: 'none',
      startOn: null,
      dueOn: null,
      labels: [],
      parts: [],
    },
  });
  expect(entry).toMatchObject({ created: { checklist: [] } });
});
