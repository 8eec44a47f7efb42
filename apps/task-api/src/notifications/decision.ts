import type { MailPreferences, Part, Task } from '@baton/dto';
import { type MailTopic, NOTIFY_REASONS, type NotifyReason } from '@baton/vocabulary';
import type { MailReader, TaskReader } from '../preferences/index.ts';
import { type TaskEvent, toDigestItem, topicsOf } from './task-event.ts';

/** That an event concerns somebody, and why: they are told, unless {@link isOff}. */
export interface Decision {
  readonly reader: MailReader;
  readonly reason: NotifyReason;
  /** Whatever their cadence is. */
  readonly atOnce: boolean;
}

/** Whether somebody wants no mails at all. */
export function isOff({ reader }: Pick<Decision, 'reader'>): boolean {
  return reader.preferences.cadence === 'off';
}

/** The ids of all whom an event can concern, but for watchers and for owners who want to hear of everything. */
export function candidatesOf({ before, after, mentioned = [] }: TaskEvent): string[] {
  return [...new Set([after.createdBy.id, ...assigneesOf(before), ...assigneesOf(after), ...mentioned])];
}

/**
 * Whom an event concerns, each with the strongest reason. A change of order alone concerns nobody.
 * @param readers those of the candidates who are members, with what they want
 */
export function decide(event: TaskEvent, readers: readonly TaskReader[]): Decision[] {
  const { news, before, after, mentioned = [] } = event;
  const topics = topicsOf(toDigestItem(news));
  if (topics.size === 0) return [];
  const reassigned = new Set([...newAssignees(before, after), ...newAssignees(after, before)]);

  function decideFor(reader: TaskReader): Omit<Decision, 'reader'> | undefined {
    const { id, preferences } = reader;
    if (id === news.actor.id && !preferences.ownChanges) return undefined;
    if (mentioned.includes(id)) return { reason: 'mention', atOnce: true };
    // The edit of a comment is told to whom only the new text mentions.
    if (news.kind === 'comment.updated') return undefined;

    const declined = reader.watching[after.id] === 'declined';
    if (!declined && matchesRoleRule(reader, event)) return { reason: 'role', atOnce: true };
    if (reassigned.has(id)) return { reason: 'assignee', atOnce: true };
    if (declined || isMuted(topics, preferences) || isConcernedByRoleAlone(reader, after)) {
      return undefined;
    }
    const reason = interestOf(reader, event);
    return reason && { reason, atOnce: false };
  }

  return readers.flatMap((reader) => {
    const decision = decideFor(reader);
    return decision ? [{ reader, ...decision }] : [];
  });
}

/** Whether somebody does not want to hear of any of the topics. */
export function isMuted(topics: ReadonlySet<MailTopic>, { muted }: Pick<MailPreferences, 'muted'>): boolean {
  return [...topics].every((topic) => muted.includes(topic));
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

/** For sorting: the strongest reason first. */
export function compareReasons(a: { reason: NotifyReason }, b: { reason: NotifyReason }): number {
  return NOTIFY_REASONS.indexOf(a.reason) - NOTIFY_REASONS.indexOf(b.reason);
}

function interestOf(
  { id, role, preferences, watching }: TaskReader,
  { before, after }: TaskEvent,
): NotifyReason | undefined {
  if (assigneesOf(before).includes(id) || assigneesOf(after).includes(id)) return 'assignee';
  if (after.createdBy.id === id) return 'creator';
  if (watching[after.id]) return 'watcher';
  return role === 'owner' && preferences.asOwner ? 'owner' : undefined;
}

/** Whether the status became one that somebody wants to know of as whoever has such a part. */
function matchesRoleRule({ id, preferences }: MailReader, { before, after }: TaskEvent): boolean {
  if (before?.status === after.status) return false;
  const roles = new Set(partsOf(id, after).map(roleOf));
  return preferences.roleRules.some(
    (rule) => roles.has(roleOf(rule)) && rule.statuses.includes(after.status),
  );
}

/** Whether nothing makes a task concern somebody but parts whose rules say that they are to hear nothing else. */
function isConcernedByRoleAlone({ id, role, preferences, watching }: TaskReader, after: Task): boolean {
  const roles = new Set(preferences.roleRules.filter(({ only }) => only).map(roleOf));
  const own = partsOf(id, after);
  return (
    own.length > 0 &&
    own.every((part) => roles.has(roleOf(part))) &&
    after.createdBy.id !== id &&
    watching[after.id] !== 'chosen' &&
    !(role === 'owner' && preferences.asOwner)
  );
}

function partsOf(userId: string, { parts }: Task): Part[] {
  return parts.filter(({ assignee }) => assignee?.id === userId);
}

function assigneesOf(task: Task | undefined): string[] {
  return task?.parts.flatMap(({ assignee }) => assignee?.id ?? []) ?? [];
}

function roleOf({ role }: { readonly role: string }): string {
  return role.toLowerCase();
}
