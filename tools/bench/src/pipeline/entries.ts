import type { TaskUpdated } from '@baton/log-schema';
import { v7 as uuidv7 } from 'uuid';

/** Entries of changes of progress that one person is told of, each of another task. */
export function someEntries(count: number): TaskUpdated[] {
  return Array.from({ length: count }, () => {
    const taskId = uuidv7();
    return {
      v: 2,
      id: uuidv7(),
      at: '2026-11-22T06:30:00.000Z',
      kind: 'task.updated',
      request: { id: uuidv7(), method: 'PATCH', path: `/api/tasks/${taskId}` },
      actor: { id: '0190a000-0000-7000-8000-00000000a001', name: 'Ada' },
      project: { id: '0190a000-0000-7000-8000-00000000b001', key: 'BENCH', name: 'Bench' },
      task: { id: taskId, number: 12, key: 'BENCH-12', title: 'New landing page', version: 3 },
      changes: [{ field: 'progress', from: 20, to: 40 }],
      notify: [
        {
          id: '0190a000-0000-7000-8000-00000000a002',
          name: 'Grace',
          email: 'grace@example.com',
          locale: 'en',
          timeZone: 'UTC',
          reason: 'assignee',
        },
      ],
    };
  });
}
