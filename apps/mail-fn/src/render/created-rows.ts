import type { Created } from '@baton/log-schema';
import type { FactRow, MailRow } from './mail-view.ts';
import { wholeText } from './word-diff.ts';
import type { Words } from './words.ts';

/** What a new task holds; fields that nobody filled in are left out. */
export function createdRows(created: Created, words: Words): readonly MailRow[] {
  const { texts } = words;
  const { description, status, progress, priority, startOn, dueOn, labels, parts, checklist } = created;
  const rows: MailRow[] = [fact(words.label('status'), texts.statuses[status])];
  if (progress > 0) rows.push(fact(words.label('progress'), texts.percent(progress)));
  if (priority !== 'none') rows.push(fact(words.label('priority'), texts.priorities[priority]));
  if (startOn) rows.push(fact(words.label('startOn'), words.date(startOn)));
  if (dueOn) rows.push(fact(words.label('dueOn'), words.date(dueOn)));
  if (labels.length > 0) rows.push(fact(words.label('labels'), words.list(labels)));
  if (parts.length > 0) rows.push(fact(words.label('parts'), ...parts.map((part) => words.snapshot(part))));
  if (checklist.length > 0) {
    rows.push(fact(words.label('checklist'), ...checklist.map((item) => words.item(item))));
  }
  if (description) {
    rows.push({ kind: 'text', label: words.label('description'), segments: wholeText(description) });
  }
  return rows;
}

function fact(label: string, ...values: readonly string[]): FactRow {
  return { kind: 'fact', label, values };
}
