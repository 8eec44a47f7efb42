import type { Locale } from '@baton/vocabulary';
import type { DiffSegment } from './word-diff.ts';

/** Both bodies of a mail are drawn from this. All strings are plain text in the reader's language. */
export interface MailView {
  readonly locale: Locale;
  /** Who did what, in which project. */
  readonly headline: string;
  /** When, in the reader's time zone; absent where the rows say it. */
  readonly when?: string;
  /** Stands before the title, such as `WEB-12`. */
  readonly key?: string;
  readonly title: string;
  readonly rows: readonly MailRow[];
  readonly action?: MailAction;
  /** Where the reader chooses what is sent; absent for whoever has nothing to choose. */
  readonly settings?: MailAction;
  /** Why the reader gets the mail. */
  readonly reason: string;
  /** Where mails like this one are stopped without signing in. */
  readonly stop?: MailLink;
}

export interface MailLink {
  readonly label: string;
  readonly url: string;
}

/** Where the mail leads to: a button in HTML, an address below a line in plain text. */
export interface MailAction extends MailLink {
  readonly textLabel: string;
}

/** One thing that changed, one that a new task holds, or a sentence. */
export type MailRow = FactRow | ValueRow | ProgressRow | TextRow | TaskRow | NoteRow | SectionRow;

/** What is so; `strong` for what concerns the reader most. */
export interface FactRow {
  readonly kind: 'fact';
  readonly label: string;
  readonly values: readonly string[];
  readonly strong?: true;
}

export interface ValueRow {
  readonly kind: 'value';
  readonly label: string;
  readonly from: string;
  readonly to: string;
}

/** Numbers in percent. */
export interface ProgressRow {
  readonly kind: 'progress';
  readonly label: string;
  readonly from: number;
  readonly to: number;
  /** `0 % → 40 %` in words of the reader's language. */
  readonly fromText: string;
  readonly toText: string;
  /** The changes of parts that the task's progress comes from. */
  readonly parts: readonly ValueRow[];
}

export interface TextRow {
  readonly kind: 'text';
  /** Absent right below the head of a section that says it. */
  readonly label?: string;
  readonly segments: readonly DiffSegment[];
}

/** One task of several, with what happened to it. */
export interface TaskRow {
  readonly kind: 'task';
  readonly key: string;
  readonly title: string;
  readonly url: string;
  readonly happenings: readonly Happening[];
}

/** A line for each change; `by` says who and when, unless the mail says it for all. */
export interface Happening {
  readonly lines: readonly string[];
  readonly by?: string;
}

/** The head of the rows that follow, in a mail about several things that happened to one task. */
export interface SectionRow {
  readonly kind: 'section';
  readonly text: string;
  readonly when: string;
}

export interface NoteRow {
  readonly kind: 'note';
  readonly text: string;
}
