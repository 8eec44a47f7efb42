import type { MemberRole, NotifyReason, TaskPriority, TaskStatus } from '@baton/vocabulary';

/** The fields that a mail names, of tasks, their parts and their checklists. */
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
  | 'parts'
  | 'partOrder'
  | 'checklist'
  | 'checklistItem';

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
  /** Stands for somebody whose account was deleted, which leaves no name. */
  readonly deletedPerson: string;
  /** Who did something, at the head of a sentence and with what the language puts behind a subject. */
  readonly actors: {
    readonly person: (name: string) => string;
    readonly deleted: string;
    readonly system: string;
  };
  readonly roles: Readonly<Record<MemberRole, { readonly name: string; readonly means: string }>>;
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

  readonly itemAdded: string;
  readonly itemRemoved: string;
  readonly itemChecked: string;
  readonly itemUnchecked: string;
  readonly itemWasAdded: (text: string) => string;
  readonly itemWasRemoved: (text: string) => string;
  readonly itemWasChecked: (text: string, done: boolean) => string;
  readonly movedToTrash: string;
  readonly restored: string;
  readonly comment: string;
  readonly newComment: string;
  readonly editedComment: string;
  readonly mentioned: string;
  readonly addedTo: (project: string) => string;
  readonly invitationTo: (project: string) => string;
  readonly tasksChanged: (count: number) => string;
  readonly tasksMovedToTrash: (count: number) => string;

  /** Sentences; `actor` is one of `actors`. */
  readonly createdBy: (actor: string, project: string) => string;
  readonly changedBy: (actor: string, project: string, count: number) => string;
  readonly deletedBy: (actor: string, project: string) => string;
  readonly restoredBy: (actor: string, project: string) => string;
  readonly commentedBy: (actor: string, project: string) => string;
  readonly commentEditedBy: (actor: string, project: string) => string;
  readonly mentionedBy: (actor: string, project: string) => string;
  readonly mentionedInEditBy: (actor: string, project: string) => string;
  readonly addedBy: (actor: string, project: string, role: MemberRole) => string;
  readonly joined: (project: string, role: MemberRole) => string;
  readonly invitedBy: (actor: string, project: string, role: MemberRole) => string;
  readonly changedTasksBy: (actor: string, project: string, count: number) => string;
  readonly deletedTasksBy: (actor: string, project: string, count: number) => string;
  readonly moreTasks: (count: number) => string;
  /** @param count of the tasks in the trash that the mail is about */
  readonly trashKeeps: (count: number) => string;
  readonly signUpToJoin: (email: string) => string;

  /** On the button. */
  readonly open: (key: string) => string;
  readonly signUp: string;
  /** Before the address in plain text. */
  readonly openTaskAt: string;
  readonly openProjectAt: string;
  readonly signUpAt: string;
  /** Why the reader gets the mail. */
  readonly reasons: Readonly<Record<NotifyReason, string>>;
  /** The same in a mail about several tasks. */
  readonly digestReasons: Readonly<Record<NotifyReason, string>>;
  /** The same for someone whose part went to another or away with this change. */
  readonly lostPart: string;
}
