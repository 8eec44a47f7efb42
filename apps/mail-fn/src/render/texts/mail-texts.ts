import type { NotifyReason } from '@baton/log-schema';
import type { TaskPriority, TaskStatus } from '@baton/vocabulary';

/** The fields that a mail names, of tasks and of their parts. */
export type FieldName =
  | 'title'
  | 'description'
  | 'status'
  | 'progress'
  | 'priority'
  | 'startOn'
  | 'dueOn'
  | 'labels'
  | 'role'
  | 'assignee'
  | 'weight'
  | 'parts';

/** Everything that a mail says in one language. */
export interface MailTexts {
  /** As within a sentence; a heading begins with a capital where the script has any. */
  readonly fields: Readonly<Record<FieldName, string>>;
  readonly statuses: Readonly<Record<TaskStatus, string>>;
  readonly priorities: Readonly<Record<TaskPriority, string>>;
  /** Stands for an empty value. */
  readonly none: string;
  /** Stands for the person of a part that nobody has. */
  readonly nobody: string;
  /** @param date `YYYY-MM-DD` */
  readonly date: (date: string) => string;
  readonly percent: (value: number) => string;
  readonly list: (items: readonly string[]) => string;
  /** Marks the reader's own name. */
  readonly you: (name: string) => string;
  readonly yourParts: (count: number) => string;

  readonly newTask: string;
  readonly changes: (count: number) => string;
  readonly textAdded: (field: string) => string;
  readonly textChanged: (field: string) => string;
  readonly textRemoved: (field: string) => string;
  readonly partAdded: string;
  readonly partRemoved: string;
  readonly partWasAdded: (role: string) => string;
  readonly partWasRemoved: (role: string) => string;

  readonly createdBy: (actor: string, project: string) => string;
  readonly changedBy: (actor: string, project: string, count: number) => string;
  /** On the button. */
  readonly open: (taskKey: string) => string;
  /** Before the address in plain text. */
  readonly openAt: string;
  /** Why the reader gets the mail. */
  readonly reasons: Readonly<Record<NotifyReason, string>>;
  /** The same for someone whose part went to another or away with this change. */
  readonly lostPart: string;
}
