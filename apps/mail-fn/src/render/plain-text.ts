import type { Happening, MailRow, MailView, ValueRow } from './mail-view.ts';
import type { DiffSegment } from './word-diff.ts';

/** The plain text of a mail, for readers without HTML and for those who search or quote. */
export function renderPlainText(view: MailView): string {
  return [
    view.headline,
    ...(view.when ? [view.when] : []),
    '',
    view.key ? `${view.key}  ${view.title}` : view.title,
    '',
    ...view.rows.flatMap((row, index) => [...gapBefore(row, view.rows[index - 1]), ...rowLines(row)]),
    ...(view.rows.length > 0 ? [''] : []),
    ...[view.action, view.settings].flatMap((action) => (action ? [action.textLabel, action.url, ''] : [])),
    // By this line mail programs know where the text ends, and leave out the rest of a quote.
    '-- ',
    view.reason,
    ...(view.stop ? [`${view.stop.label}:`, view.stop.url] : []),
    '',
  ].join('\n');
}

/** Tasks and sections stand apart from what is before and, tasks, from what is after. */
function gapBefore(row: MailRow, before: MailRow | undefined): readonly string[] {
  if (!before) return [];
  return row.kind === 'task' || row.kind === 'section' || before.kind === 'task' ? [''] : [];
}

function rowLines(row: MailRow): readonly string[] {
  switch (row.kind) {
    case 'fact':
      if (row.values.length === 1) return [`${row.label}: ${row.values[0]}`];
      return [`${row.label}:`, ...row.values.map((value) => `  ${value}`)];
    case 'value':
      return [`${row.label}: ${row.from} → ${row.to}`];
    case 'progress':
      return [`${row.label}: ${row.fromText} → ${row.toText}`, ...row.parts.map(partLine)];
    case 'text':
      return [...(row.label ? [`${row.label}:`] : []), ...indented(row.segments.map(marked).join(''))];
    case 'task':
      return [`${row.key}  ${row.title}`, ...row.happenings.flatMap(happeningLines)];
    case 'note':
      return [row.text];
    case 'section':
      return [`* ${row.text}`, `  ${row.when}`];
  }
}

function happeningLines({ lines, by }: Happening): readonly string[] {
  return [...lines, ...(by ? [`(${by})`] : [])].map((line) => `  ${line}`);
}

function partLine({ label, from, to }: ValueRow): string {
  return `  ${label}: ${from} → ${to}`;
}

/** Deeper than a label, so that no line of a user's text can pass for one of ours. */
function indented(text: string): readonly string[] {
  return text.split('\n').map((line) => `  ${line}`.trimEnd());
}

/** As wdiff marks them. */
function marked({ kind, text }: DiffSegment): string {
  if (kind === 'added') return `{+${text}+}`;
  if (kind === 'removed') return `[-${text}-]`;
  return text;
}
