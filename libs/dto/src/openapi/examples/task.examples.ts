import type { taskRoutes } from '../../tasks/index.ts';
import type { ExamplesOf } from './example-of.ts';
import { DESIGN, ITEM, KIM, LEE, TASK, TEXT } from './samples.ts';

const BULK = {
  items: [
    { id: TASK.id, version: 4, changed: true },
    { id: '019abd3e-0000-7000-8000-00000000f002', version: 1, changed: false },
  ],
};

export const taskExamples: ExamplesOf<typeof taskRoutes> = {
  list: { success: { items: [TASK], nextCursor: 'WyIyMDI2LTExLTEwIl0' } },
  exportCsv: {
    success: [
      'key,title,status,progress,priority,start_on,due_on,labels,part_role,part_assignee,part_progress,part_weight,created_by,created_at,updated_at',
      'WEB-12,Landing page,doing,20,high,2026-11-09,2026-11-27,launch,design,Lee Min-jun,60,1,Kim Ji-woo,2026-11-03T08:30:00.000Z,2026-11-10T14:12:05.123Z',
      '',
    ].join('\r\n'),
  },
  summary: {
    success: {
      tasks: 3,
      byStatus: { todo: 1, doing: 1, review: 0, blocked: 0, done: 1 },
      overdue: 1,
      progress: 40,
      roles: [{ role: 'design', parts: 2, done: 1, progress: 80 }],
      workload: [
        { person: KIM, role: 'design', parts: 1, done: 1, progress: 100 },
        { person: LEE, role: 'design', parts: 1, done: 0, progress: 60 },
      ],
      burnUp: [
        { day: '2026-11-09', tasks: 2, done: 0 },
        { day: '2026-11-10', tasks: 3, done: 1 },
      ],
    },
  },
  create: {
    body: {
      title: 'Landing page',
      priority: 'high',
      dueOn: '2026-11-27',
      parts: [
        { role: 'design', assigneeId: null },
        { role: 'text', weight: 2 },
      ],
      checklist: [{ text: 'Ask legal' }],
    },
    success: {
      ...TASK,
      description: '',
      status: 'todo',
      progress: 0,
      startOn: null,
      labels: [],
      parts: [{ ...DESIGN, assignee: null, progress: 0 }, TEXT],
      version: 1,
      updatedAt: TASK.createdAt,
    },
  },
  bulkUpdate: {
    body: { ids: BULK.items.map(({ id }) => id), patch: { status: 'review', addLabels: ['launch'] } },
    success: BULK,
  },
  bulkDelete: { body: { ids: [TASK.id] }, success: { items: [{ id: TASK.id, version: 4, changed: true }] } },
  get: { success: TASK },
  update: {
    body: { status: 'review', dueOn: '2026-11-30' },
    success: { ...TASK, status: 'review', dueOn: '2026-11-30', version: 4 },
  },
  delete: {},
  restore: { success: { ...TASK, version: 5 } },
  addPart: {
    body: { role: 'text', weight: 2 },
    success: { ...TASK, version: 4 },
  },
  updatePart: {
    body: { progress: 90 },
    success: { ...TASK, progress: 30, parts: [{ ...DESIGN, progress: 90 }, TEXT], version: 4 },
  },
  removePart: { success: { ...TASK, progress: 60, parts: [DESIGN], version: 4 } },
  addChecklistItem: { body: { text: 'Ask legal' }, success: { ...TASK, version: 4 } },
  updateChecklistItem: {
    body: { done: true },
    success: { ...TASK, checklist: [{ ...ITEM, done: true }], version: 4 },
  },
  removeChecklistItem: { success: { ...TASK, checklist: [], version: 4 } },
};
