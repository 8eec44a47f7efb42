import type { Change, PartSnapshot, Recipient, TaskCreated, TaskUpdated } from '@baton/log-schema';
import { v7 } from 'uuid';

export const mina = { id: '0190a000-0000-7000-8000-00000000a001', name: 'Mina Park' };
export const lee = { id: '0190a000-0000-7000-8000-00000000a002', name: '이지우' };
export const kim = { id: '0190a000-0000-7000-8000-00000000a003', name: 'Kim Minsu' };

export const toLee = recipient({ ...lee, email: 'jiwoo@example.com', locale: 'ko' });
export const toKim = recipient({ ...kim, email: 'minsu@example.com', locale: 'en' });

export function recipient(
  fields: Pick<Recipient, 'id' | 'name' | 'email' | 'locale'> & Partial<Recipient>,
): Recipient {
  return { reason: 'assignee', ...fields };
}

export const TASK_ID = '0190a000-0000-7000-8000-00000000c001';

const base = {
  v: 1,
  id: '0190a000-0000-7000-8000-00000000e001',
  at: '2026-11-22T06:30:00.000Z',
  request: { id: 'req-7', method: 'PATCH', path: `/api/tasks/${TASK_ID}` },
  actor: mina,
  project: { id: '0190a000-0000-7000-8000-00000000b001', key: 'WEB', name: 'Website' },
  notify: [toKim, toLee],
} as const satisfies Partial<TaskUpdated>;

const task = { id: TASK_ID, number: 12, key: 'WEB-12', title: 'New landing page', version: 3 };

export function part(fields: Pick<PartSnapshot, 'role' | 'assignee'> & Partial<PartSnapshot>): PartSnapshot {
  return { id: '0190a000-0000-7000-8000-00000000d001', progress: 0, weight: 1, ...fields };
}

export function taskUpdated(changes: readonly Change[], fields: Partial<TaskUpdated> = {}): TaskUpdated {
  return { ...base, kind: 'task.updated', task, changes: [...changes], ...fields };
}

export function taskCreated(fields: Partial<TaskCreated> = {}): TaskCreated {
  return {
    ...base,
    kind: 'task.created',
    task: { ...task, version: 1 },
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
    ...fields,
  };
}

/** A progress of 0 → 40 %, with an id of its own on each call. */
export function sampleEntry(fields: Partial<TaskUpdated> = {}): TaskUpdated {
  return taskUpdated([{ field: 'progress', from: 0, to: 40 }], { id: v7(), ...fields });
}
