import type {
  Digest,
  DigestItem,
  InvitationCreated,
  MemberAdded,
  ProjectRef,
  TaskRef,
} from '@baton/log-schema';
import { groupChanges } from './change-groups.ts';
import type { ToldEntry } from './told-entry.ts';

/** A comment whose text was changed; digests tell of no edits. */
type EditedComment = Omit<Extract<DigestItem, { what: 'commented' }>, 'what' | 'body'> & {
  readonly what: 'comment-edited';
  readonly from: string;
  readonly to: string;
};

/** One thing that came of what people did to a task. */
export type NewsItem = DigestItem | EditedComment;
export type ItemOf<W extends NewsItem['what']> = Extract<NewsItem, { what: W }>;

/** What a mail about one task tells: an entry of the log, or all of a digest that has no other task. */
export interface TaskNews {
  readonly kind: 'task';
  readonly project: ProjectRef;
  /** As it is after the last item. */
  readonly task: TaskRef;
  /** At least one, the oldest first. */
  readonly items: readonly NewsItem[];
}

/** What a mail about several tasks tells. */
export interface TasksNews {
  readonly kind: 'tasks';
  readonly project: ProjectRef;
  readonly items: readonly NewsItem[];
  /** How many tasks changed; more than those of `items` when they did not fit. */
  readonly total: number;
  /** Whether one request made all of it: by one person, at one time. */
  readonly isBulk: boolean;
}

/** How many tasks changed that a mail says no more of. */
export function tasksLeftOut({ items, total }: TasksNews): number {
  return total - new Set(items.map(({ task }) => task.id)).size;
}

export type News = TaskNews | TasksNews | MemberAdded | InvitationCreated;

/** What the mails about an entry tell; undefined when it holds nothing but an order, which mails do not show. */
export function newsOf(entry: ToldEntry): News | undefined {
  switch (entry.kind) {
    case 'member.added':
    case 'invitation.created':
      return entry;
    case 'digest':
      return digestNews(entry);
    default:
      return taskNews(entry.project, [itemOf(entry)]);
  }
}

function digestNews({ project, items, total, bulkId }: Digest): News | undefined {
  if (total === 1) return taskNews(project, items);
  return { kind: 'tasks', project, items, total, isBulk: bulkId !== undefined };
}

function taskNews(project: ProjectRef, all: readonly NewsItem[]): TaskNews | undefined {
  const items = all.filter((item) => item.what !== 'updated' || groupChanges(item.changes).length > 0);
  const [first] = items;
  if (!first) return undefined;
  const latest = items.reduce(
    (task, item) => (item.task.version > task.version ? item.task : task),
    first.task,
  );
  return { kind: 'task', project, task: latest, items };
}

function itemOf(entry: Exclude<ToldEntry, Digest | MemberAdded | InvitationCreated>): NewsItem {
  const { id, actor, at, task } = entry;
  const told = { task, entryIds: [id], actors: [actor], at };
  switch (entry.kind) {
    case 'task.created':
      return { ...told, what: 'created', created: entry.created };
    case 'task.updated':
      return { ...told, what: 'updated', changes: entry.changes };
    case 'task.deleted':
      return { ...told, what: 'deleted' };
    case 'task.restored':
      return { ...told, what: 'restored' };
    case 'comment.created':
      return { ...told, what: 'commented', comment: entry.comment, body: entry.body };
    case 'comment.updated': {
      const [change = { from: '', to: '' }] = entry.changes;
      return { ...told, what: 'comment-edited', comment: entry.comment, from: change.from, to: change.to };
    }
  }
}
