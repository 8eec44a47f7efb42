import type { MailRow, MailView, ValueRow } from './mail-view.ts';
import type { DiffSegment } from './word-diff.ts';

/** The plain text of a mail, for readers without HTML and for those who search or quote. */
export function renderPlainText(view: MailView): string {
  return [
    view.headline,
    '',
    view.key ? `${view.key}  ${view.title}` : view.title,
    '',
    ...view.rows.flatMap(rowLines),
    ...(view.rows.length > 0 ? [''] : []),
    ...(view.action ? [view.action.textLabel, view.action.url, ''] : []),
    // By this line mail programs know where the text ends, and leave out the rest of a quote.
    '-- ',
    view.reason,
    '',
  ].join('\n');
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
      return [`${row.label}:`, ...indented(row.segments.map(marked).join(''))];
    case 'task':
      return [`${row.key}  ${row.title}`, ...row.lines.map((line) => `  ${line}`)];
    case 'note':
      return [row.text];
  }
}

function partLine({ label, from, to }: ValueRow): string {
  return `  ${label}: ${from} → ${to}`;
}

/** Deeper than a label, so that no line of a user's text can pass for one of ours. */
function indented(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/).map((line) => `  ${line}`.trimEnd());
}

/** As wdiff marks them. */
function marked({ kind, text }: DiffSegment): string {
  if (kind === 'added') return `{+${text}+}`;
  if (kind === 'removed') return `[-${text}-]`;
  return text;
}
