import type { Task } from '@baton/dto';
import type { Change, Recipient } from '@baton/log-schema';
import type { NotifyReason } from '@baton/vocabulary';
import type { MembersRepository } from '../members/index.ts';
import type { Tx } from '../platform/database/index.ts';
import type { User } from '../users/index.ts';
import type { WatchersRepository, WatchStates } from '../watchers/index.ts';

/** Something about a task that people can be told of. */
export interface TaskEvent {
  /** Nothing for a new task; the same as `after` where the task itself stays as it is. */
  readonly before: Task | undefined;
  readonly after: Task;
  /** What changed in its fields, where that is what happened. */
  readonly changes?: readonly Change[];
  /** The ids of those whom a comment mentions. */
  readonly mentioned?: readonly string[];
}

const ORDER_FIELDS: ReadonlySet<Change['field']> = new Set(['rank', 'parts.order', 'checklist.order']);

/**
 * Who is concerned, each with the strongest reason; not whoever did it, and nobody by a change of order alone.
 * Who does not want to watch the task is concerned by what says something to them alone: a mention, or a part
 * that becomes or no longer is theirs.
 */
export function concernedBy(
  { before, after, changes, mentioned = [] }: TaskEvent,
  watching: WatchStates,
  actorId: string,
): Map<string, NotifyReason> {
  const concerned = new Map<string, NotifyReason>();
  if (changes?.every(({ field }) => ORDER_FIELDS.has(field))) return concerned;

  for (const userId of watching.keys()) concerned.set(userId, 'watcher');
  concerned.set(after.createdBy.id, 'creator');
  for (const userId of [...assigneesOf(before), ...assigneesOf(after)]) concerned.set(userId, 'assignee');
  const reassigned = new Set([...newAssignees(before, after), ...newAssignees(after, before)]);
  for (const [userId, watches] of watching) {
    if (!watches && !reassigned.has(userId)) concerned.delete(userId);
  }
  for (const userId of mentioned) concerned.set(userId, 'mention');
  concerned.delete(actorId);
  return concerned;
}

/** The ids of those who have a part after a change that was not theirs before. */
export function newAssignees(before: Task | undefined, after: Task | undefined): string[] {
  const old = new Map(before?.parts.map(({ id, assignee }) => [id, assignee?.id]));
  const parts = after?.parts ?? [];
  return [
    ...new Set(
      parts.flatMap(({ id, assignee }) => (assignee && assignee.id !== old.get(id) ? assignee.id : [])),
    ),
  ];
}

function assigneesOf(task: Task | undefined): string[] {
  return task?.parts.flatMap(({ assignee }) => assignee?.id ?? []) ?? [];
}

/** @param members those of the concerned who are still members */
export function toRecipients(
  concerned: ReadonlyMap<string, NotifyReason>,
  members: readonly User[],
): Recipient[] {
  return members.flatMap(({ id, email, name, locale }) => {
    const reason = concerned.get(id);
    return reason ? [{ id, email, name, locale, timeZone: 'UTC', reason }] : [];
  });
}

/** Whom to mail about one thing that happened to one task: members who are concerned. */
export type RecipientsOf = (event: TaskEvent, actorId: string, tx: Tx) => Promise<Recipient[]>;

export function createRecipientsOf(deps: {
  members: MembersRepository;
  watchers: WatchersRepository;
}): RecipientsOf {
  const { members, watchers } = deps;
  return async (event, actorId, tx) => {
    const { id, projectId } = event.after;
    const states = await watchers.statesOf([id], tx);
    const concerned = concernedBy(event, states.get(id) ?? new Map(), actorId);
    if (concerned.size === 0) return [];
    return toRecipients(concerned, await members.findUsers(projectId, [...concerned.keys()], tx));
  };
}
