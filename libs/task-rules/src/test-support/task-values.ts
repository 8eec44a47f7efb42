import type { Part, Task } from '@baton/dto';

export const KIM = { id: '00000000-0000-4000-8000-00000000000a', name: 'Kim' };
export const LEE = { id: '00000000-0000-4000-8000-00000000000b', name: 'Lee' };

export function taskWith(fields: Partial<Task>): Task {
  return {
    id: '00000000-0000-4000-8000-000000000001',
    projectId: '00000000-0000-4000-8000-000000000002',
    number: 12,
    key: 'WEB-12',
    title: 'Write the page',
    description: '',
    status: 'todo',
    progress: 0,
    priority: 'none',
    startOn: null,
    dueOn: null,
    labels: [],
    parts: [],
    checklist: [],
    rank: 'a0',
    version: 5,
    createdBy: KIM,
    createdAt: '2026-03-01T09:00:00.000Z',
    updatedAt: '2026-03-01T09:00:00.000Z',
    doneAt: null,
    deletedAt: null,
    ...fields,
  };
}

export function partWith(fields: Partial<Part>): Part {
  return { id: 'part-1', role: 'design', assignee: null, progress: 0, weight: 1, ...fields };
}
