import type { Part, Task } from '@baton/dto';

export function aTask(fields: Partial<Task> = {}): Task {
  return {
    id: 't1',
    projectId: 'w1',
    number: 1,
    key: 'WEB-1',
    title: 'Landing page',
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
    version: 1,
    createdBy: { id: 'u1', name: 'Kim' },
    createdAt: '2026-11-22T10:00:00Z',
    updatedAt: '2026-11-22T10:00:00Z',
    doneAt: null,
    deletedAt: null,
    ...fields,
  };
}

export function aPart(fields: Partial<Part> = {}): Part {
  return { id: 'p1', role: 'design', assignee: null, progress: 0, weight: 1, ...fields };
}
