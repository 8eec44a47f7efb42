import { DEFAULT_MAIL_PREFERENCES, type MailPreferences, type Task } from '@baton/dto';
import type { Change } from '@baton/log-schema';
import type { MemberRole } from '@baton/vocabulary';
import type { MailReader } from '../../preferences/index.ts';
import { KIM, LEE, taskWith } from '../../test-support/task-values.ts';
import type { TaskNews } from '../task-event.ts';

export const PARK = { id: '00000000-0000-4000-8000-00000000000c', name: 'Park' };
export const CHOI = { id: '00000000-0000-4000-8000-00000000000d', name: 'Choi' };
export const EVERYBODY = [KIM, LEE, PARK, CHOI];

export function readerOf(
  person: { id: string; name: string },
  preferences: Partial<MailPreferences> = {},
  role: MemberRole = 'editor',
): MailReader {
  return {
    ...person,
    email: `${person.name.toLowerCase()}@example.com`,
    locale: 'en',
    role,
    preferences: { ...DEFAULT_MAIL_PREFERENCES, ...preferences, timeZone: preferences.timeZone ?? 'UTC' },
  };
}

const HEAD = {
  v: 2,
  at: '2026-03-01T09:00:00.000Z',
  request: { id: 'request', method: 'PATCH', path: '/api/tasks/WEB-12' },
  project: { id: '00000000-0000-4000-8000-000000000002', key: 'WEB', name: 'Web site' },
} as const;

/** An entry about the task by somebody, with what its kind has. */
export function newsOf(
  actor: { id: string; name: string },
  what:
    | { kind: 'task.created' | 'task.deleted' | 'task.restored' }
    | { kind: 'task.updated'; changes: Change[] }
    | { kind: 'comment.created' | 'comment.updated'; commentId?: string; body?: string },
  { n = 1, task = taskWith({}) }: { n?: number; task?: Task } = {},
): TaskNews {
  const { id, number, key, title, version } = task;
  const head = {
    ...HEAD,
    id: `0199f0a4-7c1e-7000-8000-${String(n).padStart(12, '0')}`,
    actor,
    task: { id, number, key, title, version },
  };
  switch (what.kind) {
    case 'task.created': {
      const { description, status, progress, priority, startOn, dueOn, labels, parts, checklist } = task;
      const created = { description, status, progress, priority, startOn, dueOn, labels, parts, checklist };
      return { ...head, kind: what.kind, created };
    }
    case 'task.updated':
      return { ...head, kind: what.kind, changes: what.changes };
    case 'task.deleted':
    case 'task.restored':
      return { ...head, kind: what.kind };
    case 'comment.created':
    case 'comment.updated': {
      const comment = { id: what.commentId ?? 'comment', author: actor, mentions: [] };
      const body = what.body ?? 'Looks good';
      return what.kind === 'comment.created'
        ? { ...head, kind: what.kind, comment, body }
        : { ...head, kind: what.kind, comment, changes: [{ field: 'body', from: 'Looks', to: body }] };
    }
  }
}
