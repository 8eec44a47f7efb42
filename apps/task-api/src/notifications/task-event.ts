import type { Task } from '@baton/dto';
import type {
  Change,
  CommentCreated,
  CommentUpdated,
  DigestItem,
  TaskCreated,
  TaskDeleted,
  TaskRestored,
  TaskUpdated,
} from '@baton/log-schema';
import type { MailTopic } from '@baton/vocabulary';

type Unaddressed<Entry> = Entry extends unknown ? Omit<Entry, 'notify'> : never;

/** An entry that people are told of, before it is known who. */
export type TaskNews = Unaddressed<
  TaskCreated | TaskUpdated | TaskDeleted | TaskRestored | CommentCreated | CommentUpdated
>;

/** Something that happened to a task, and all that decides whom it concerns. */
export interface TaskEvent {
  readonly news: TaskNews;
  /** Nothing for a new task; the same as `after` where the task itself stays as it is. */
  readonly before: Task | undefined;
  readonly after: Task;
  /** The ids of those whom a comment mentions; of one that was edited, those who are new. */
  readonly mentioned?: readonly string[];
}

/** What a digest says of this one entry. */
export function toDigestItem(news: TaskNews): DigestItem {
  const told = { task: news.task, entryIds: [news.id], actors: [news.actor], at: news.at };
  switch (news.kind) {
    case 'task.created':
      return { what: 'created', ...told, created: news.created };
    case 'task.updated':
      return { what: 'updated', ...told, changes: news.changes };
    case 'task.deleted':
      return { what: 'deleted', ...told };
    case 'task.restored':
      return { what: 'restored', ...told };
    case 'comment.created':
      return { what: 'commented', ...told, comment: news.comment, body: news.body };
    case 'comment.updated':
      return { what: 'commented', ...told, comment: news.comment, body: news.changes[0]?.to ?? '' };
  }
}

const TOPIC_OF: Readonly<Record<Change['field'], MailTopic | undefined>> = {
  title: 'content',
  description: 'content',
  status: 'status',
  progress: 'progress',
  priority: 'content',
  startOn: 'content',
  dueOn: 'content',
  labels: 'content',
  rank: undefined,
  part: 'parts',
  'parts.order': undefined,
  'part.role': 'parts',
  'part.assignee': 'parts',
  'part.progress': 'progress',
  'part.weight': 'parts',
  checklistItem: 'checklist',
  'checklist.order': undefined,
  'checklistItem.text': 'checklist',
  'checklistItem.done': 'checklist',
};

/** Whether a change says only in which order things stand, which nobody is told. */
export function isOrder({ field }: Change): boolean {
  return TOPIC_OF[field] === undefined;
}

/** What an item is about; nothing when only the order of something changed. */
export function topicsOf(item: DigestItem): ReadonlySet<MailTopic> {
  switch (item.what) {
    case 'created':
      return new Set(['created']);
    case 'updated':
      return new Set(item.changes.flatMap(({ field }) => TOPIC_OF[field] ?? []));
    case 'deleted':
    case 'restored':
      return new Set(['trash']);
    case 'commented':
      return new Set(['comments']);
  }
}
