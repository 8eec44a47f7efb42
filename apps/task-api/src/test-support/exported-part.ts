import type { ExportedPart } from '../task-lists/index.ts';

export function exportedPart(fields: Partial<ExportedPart>): ExportedPart {
  return {
    number: 12,
    key: 'WEB-12',
    title: '랜딩 페이지',
    status: 'doing',
    progress: 33,
    priority: 'high',
    startOn: null,
    dueOn: null,
    labels: '',
    partRole: null,
    partAssignee: null,
    partProgress: null,
    partWeight: null,
    createdBy: 'Kim',
    createdAt: '2026-03-01T09:00:00.000Z',
    updatedAt: '2026-03-02T09:00:00.000Z',
    ...fields,
  };
}
