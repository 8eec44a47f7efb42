import type {
  AuthMail,
  Change,
  CommentCreated,
  CommentUpdated,
  Digest,
  InvitationCreated,
  MemberAdded,
  PartSnapshot,
  Recipient,
  TaskCreated,
  TaskDeleted,
  TaskRestored,
  TaskUpdated,
} from '@baton/log-schema';
import { v7 } from 'uuid';
import { type Mail, type ToldEntry, entryMails } from '../mails/index.ts';

export const mina = { id: '0190a000-0000-7000-8000-00000000a001', name: 'Mina Park' };
export const lee = { id: '0190a000-0000-7000-8000-00000000a002', name: '이지우' };
export const kim = { id: '0190a000-0000-7000-8000-00000000a003', name: 'Kim Minsu' };

export const toLee = recipient({
  ...lee,
  email: 'jiwoo@example.com',
  locale: 'ko',
  timeZone: 'Asia/Seoul',
});
export const toKim = recipient({
  ...kim,
  email: 'minsu@example.com',
  locale: 'en',
  timeZone: 'America/New_York',
});

export function recipient(
  fields: Pick<Recipient, 'id' | 'name' | 'email' | 'locale'> & Partial<Recipient>,
): Recipient {
  return { reason: 'assignee', timeZone: 'UTC', ...fields };
}

export const TASK_ID = '0190a000-0000-7000-8000-00000000c001';

const base = {
  v: 2,
  id: '0190a000-0000-7000-8000-00000000e001',
  at: '2026-11-22T06:30:00.000Z',
  request: { id: 'req-7', method: 'PATCH', path: `/api/tasks/${TASK_ID}` },
  actor: mina,
  project: { id: '0190a000-0000-7000-8000-00000000b001', key: 'WEB', name: 'Website' },
  notify: [toKim, toLee],
} as const satisfies Partial<TaskUpdated>;

export const task = { id: TASK_ID, number: 12, key: 'WEB-12', title: 'New landing page', version: 3 };

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
      checklist: [],
    },
    ...fields,
  };
}

export function taskDeleted(fields: Partial<TaskDeleted> = {}): TaskDeleted {
  return { ...base, kind: 'task.deleted', task, ...fields };
}

export function taskRestored(fields: Partial<TaskRestored> = {}): TaskRestored {
  return { ...base, kind: 'task.restored', task, ...fields };
}

export const comment = {
  id: '0190a000-0000-7000-8000-00000000f001',
  author: mina,
  mentions: [kim, lee],
};

export function commentCreated(body: string, fields: Partial<CommentCreated> = {}): CommentCreated {
  return { ...base, kind: 'comment.created', task, comment, body, ...fields };
}

export function commentUpdated(
  from: string,
  to: string,
  fields: Partial<CommentUpdated> = {},
): CommentUpdated {
  const changes = [{ field: 'body' as const, from, to }];
  return { ...base, kind: 'comment.updated', task, comment, changes, ...fields };
}

export function memberAdded(fields: Partial<MemberAdded> = {}): MemberAdded {
  return { ...base, kind: 'member.added', member: { ...kim, role: 'editor' }, ...fields };
}

export function invitationCreated(fields: Partial<InvitationCreated> = {}): InvitationCreated {
  const invitation = {
    id: '0190a000-0000-7000-8000-00000000a009',
    email: 'new+person@example.com',
    role: 'viewer',
  } as const;
  return { ...base, kind: 'invitation.created', invitation, ...fields };
}

export function digest(items: Digest['items'], fields: Partial<Digest> = {}): Digest {
  const bulkId = '0190a000-0000-7000-8000-00000000b0b0';
  return { ...base, kind: 'digest', notify: [toKim], bulkId, total: items.length, items, ...fields };
}

/** What a digest says of each of its items: here, of one that Mina did. */
export function told(
  task: TaskUpdated['task'],
): Pick<Digest['items'][number], 'task' | 'entryIds' | 'actors' | 'at'> {
  return { task, entryIds: [base.id], actors: [mina], at: base.at };
}

/** The task of that number, as a digest names it. */
export function taskNumber(number: number, title: string): TaskUpdated['task'] {
  const id = `0190a000-0000-7000-8000-${String(number).padStart(12, '0')}`;
  return { id, number, key: `WEB-${number}`, title, version: 2 };
}

type AuthMailBase = Pick<AuthMail, 'v' | 'id' | 'at' | 'requestId' | 'to' | 'expiresAt'>;

/** What every auth mail holds, with an id of its own on each call. */
export function authMailBase(fields: Partial<AuthMailBase> = {}): AuthMailBase {
  return {
    v: 1,
    id: v7(),
    at: '2026-11-22T06:30:00.000Z',
    requestId: 'req-7',
    to: { ...kim, email: 'minsu@example.com', locale: 'en' },
    expiresAt: Date.parse('2099-01-01T00:00:00Z') / 1000,
    ...fields,
  };
}

export function verifyEmailMail(fields: Partial<AuthMailBase> = {}): AuthMail {
  return { ...authMailBase(fields), mail: 'verify-email', token: 'id.secret-token', minutes: 1_440 };
}

/** A progress of 0 → 40 %, with an id of its own on each call. */
export function sampleEntry(fields: Partial<TaskUpdated> = {}): TaskUpdated {
  return taskUpdated([{ field: 'progress', from: 0, to: 40 }], { id: v7(), ...fields });
}

/** The mail about an entry to one person. */
export function mailTo(reader: Recipient, entry: ToldEntry): Mail {
  const [mail] = entryMails({ ...entry, notify: [reader] } as ToldEntry, 'https://baton.example.com');
  if (!mail) throw new Error('There is no mail about this entry.');
  return mail;
}
