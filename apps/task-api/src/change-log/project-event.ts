import type { ProjectEvent } from '@baton/dto';
import type { OutboxEntry } from '@baton/log-schema';

/**
 * What those who watch a project live are told about an entry; nothing about what they do not see, and nothing
 * about the project's own end, because its events go with it.
 */
export function toProjectEvent(entry: OutboxEntry): ProjectEvent | undefined {
  const actorId = entry.actor.id;
  switch (entry.kind) {
    case 'project.created':
    case 'project.updated':
      return { type: 'project', actorId };
    case 'member.added':
    case 'member.updated':
    case 'member.removed':
      return { type: 'members', actorId, userId: entry.member.id };
    case 'task.created':
    case 'task.updated':
    case 'task.deleted':
    case 'task.restored':
      return { type: 'task', actorId, taskId: entry.task.id, version: entry.task.version };
    case 'task.purged':
      return { type: 'task-purged', actorId, taskId: entry.task.id };
    case 'comment.created':
    case 'comment.updated':
    case 'comment.deleted':
      return { type: 'comments', actorId, taskId: entry.task.id };
    case 'project.deleted':
    case 'invitation.created':
    case 'invitation.revoked':
    case 'digest':
    case 'mails.resent':
      return undefined;
    default:
      return entry satisfies never;
  }
}
