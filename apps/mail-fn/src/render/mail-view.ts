import type { Locale } from '@baton/vocabulary';
import type { DiffSegment } from './word-diff.ts';

/** Both bodies of a mail are drawn from this. All strings are plain text in the reader's language. */
export interface MailView {
  readonly locale: Locale;
  /** Who did what, in which project. */
  readonly headline: string;
  readonly taskKey: string;
  readonly title: string;
  readonly rows: readonly MailRow[];
  readonly open: { readonly label: string; readonly textLabel: string; readonly url: string };
  /** Why the reader gets the mail. */
  readonly reason: string;
}

/** One thing that changed, or one that a new task holds. */
export type MailRow = FactRow | ValueRow | ProgressRow | TextRow;

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
  readonly label: string;
  readonly segments: readonly DiffSegment[];
}
