import type { MemberRole, NotifyReason, TaskPriority, TaskStatus, UnsubscribeScope } from '@baton/vocabulary';

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

/** Somebody who did something, as far as their words depend on it. */
export type ActorWord =
  { readonly is: 'person'; readonly name: string } | { readonly is: 'deleted' } | { readonly is: 'system' };

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
  readonly actors: (actors: readonly ActorWord[], others: number) => string;
  /** Who did something and when, apart from a sentence. */
  readonly by: (actors: readonly ActorWord[], others: number, when: string) => string;
  readonly roles: Readonly<Record<MemberRole, { readonly name: string; readonly means: string }>>;
  /** @param date `YYYY-MM-DD` */
  readonly date: (date: string) => string;
  /**
   * @param at ISO 8601 in UTC
   * @param timeZone an IANA name, whose time it is told in
   */
  readonly time: (at: string, timeZone: string, show: { readonly year: boolean }) => string;
  /** The last of several changes that were made into one. */
  readonly lastChange: (time: string) => string;
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
  /** Of a task, by its old title. */
  readonly renamedFrom: (title: string) => string;
  readonly newComment: string;
  readonly newComments: (count: number) => string;
  /** A comment in one line. */
  readonly commentLine: (text: string) => string;
  readonly editedComment: string;
  readonly mentioned: string;
  readonly addedTo: (project: string) => string;
  readonly invitationTo: (project: string) => string;
  readonly tasksChanged: (count: number) => string;
  readonly tasksMovedToTrash: (count: number) => string;

  /** Sentences; `actor` comes from `actors`. */
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
  readonly updatedBy: (actor: string, project: string) => string;
  readonly changedTasksBy: (actor: string, project: string, count: number) => string;
  readonly deletedTasksBy: (actor: string, project: string, count: number) => string;
  /** The same where not one person did all of it. */
  readonly changedTasks: (project: string, count: number) => string;
  readonly deletedTasks: (project: string, count: number) => string;
  /** Over each thing that happened, in a mail about several of them. */
  readonly did: {
    readonly created: (actor: string) => string;
    readonly changed: (actor: string, count: number) => string;
    readonly deleted: (actor: string) => string;
    readonly restored: (actor: string) => string;
    readonly commented: (actor: string) => string;
    readonly commentEdited: (actor: string) => string;
    readonly mentioned: (actor: string) => string;
  };
  readonly moreTasks: (count: number) => string;
  /** @param count of the tasks in the trash that the mail is about */
  readonly trashKeeps: (count: number) => string;
  readonly signUpToJoin: (email: string) => string;

  /** On the button. */
  readonly open: (key: string) => string;
  readonly signUp: string;
  readonly changeSettings: string;
  /** Before the address in plain text. */
  readonly openTaskAt: string;
  readonly openProjectAt: string;
  readonly signUpAt: string;
  readonly changeSettingsAt: string;
  /** On the link that stops mails, by what it stops. */
  readonly stop: Readonly<Record<UnsubscribeScope, string>>;
  /** Why the reader gets the mail. */
  readonly reasons: Readonly<Record<NotifyReason, string>>;
  /** The same in a mail about several tasks. */
  readonly digestReasons: Readonly<Record<NotifyReason, string>>;
  /** The same for someone whose part went to another or away with this change. */
  readonly lostPart: string;
}
