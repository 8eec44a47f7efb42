import type { ProjectEvent } from '@baton/dto';
import type { OutboxEntry } from '@baton/log-schema';
import { describe, expect, it } from 'vitest';
import { KIM, LEE } from '../test-support/task-values.ts';
import { toProjectEvent } from './project-event.ts';

const actorId = KIM.id;
const taskId = '00000000-0000-4000-8000-000000000001';

/** An entry of a kind, as far as its event needs it. */
function entry(kind: OutboxEntry['kind']): OutboxEntry {
  return {
    kind,
    actor: KIM,
    member: { ...LEE, role: 'editor' },
    task: { id: taskId, number: 12, key: 'WEB-12', title: 'Write the page', version: 5 },
  } as unknown as OutboxEntry;
}

const task: ProjectEvent = { type: 'task', actorId, taskId, version: 5 };
const comments: ProjectEvent = { type: 'comments', actorId, taskId };
const members: ProjectEvent = { type: 'members', actorId, userId: LEE.id };

const EVENTS: Readonly<Record<OutboxEntry['kind'], ProjectEvent | undefined>> = {
  'project.created': { type: 'project', actorId },
  'project.updated': { type: 'project', actorId },
  'project.deleted': undefined,
  'member.added': members,
  'member.updated': members,
  'member.removed': members,
  'invitation.created': undefined,
  'invitation.revoked': undefined,
  'task.created': task,
  'task.updated': task,
  'task.deleted': task,
  'task.restored': task,
  'task.purged': { type: 'task-purged', actorId, taskId },
  'comment.created': comments,
  'comment.updated': comments,
  'comment.deleted': comments,
  digest: undefined,
  'mails.resent': undefined,
};

describe('toProjectEvent', () => {
  it.each(Object.entries(EVENTS))('tells of %s what a reader loads again', (kind, event) => {
    expect(toProjectEvent(entry(kind as OutboxEntry['kind']))).toEqual(event);
  });
});
