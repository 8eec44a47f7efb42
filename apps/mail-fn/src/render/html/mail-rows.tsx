import type { Happening, MailRow, TaskRow, ValueRow } from '../mail-view.ts';
import type { DiffSegment } from '../word-diff.ts';
import { ProgressBar } from './progress-bar.tsx';
import { styles } from './theme.ts';

export function MailRows({ rows }: { readonly rows: readonly MailRow[] }) {
  return (
    <table role="presentation" width="100%" cellPadding="0" cellSpacing="0">
      <tbody>
        {rows.map((row) => (
          <tr>
            <Cell row={row} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ row }: { readonly row: MailRow }) {
  const content = (
    <>
      {'label' in row && row.label && (
        <p class="muted" style={styles.label}>
          {row.label}
        </p>
      )}
      <Content row={row} />
    </>
  );
  if (row.kind === 'section') {
    return (
      <td class="rule" style={styles.section}>
        {content}
      </td>
    );
  }
  if (row.kind === 'text' && !row.label) return <td style={styles.sectionText}>{content}</td>;
  if (row.kind !== 'fact' || !row.strong) {
    return (
      <td class="rule" style={styles.row}>
        {content}
      </td>
    );
  }
  return (
    <td style={styles.strongRow}>
      <div class="strong" style={styles.strong}>
        {content}
      </div>
    </td>
  );
}

function Content({ row }: { readonly row: MailRow }) {
  switch (row.kind) {
    case 'fact':
      return row.values.map((value) => (
        <p class="text" style={styles.value}>
          {value}
        </p>
      ));
    case 'value':
      return <OldToNew from={row.from} to={row.to} />;
    case 'progress':
      return (
        <>
          <OldToNew from={row.fromText} to={row.toText} />
          <ProgressBar from={row.from} to={row.to} />
          {row.parts.map((part) => (
            <Part part={part} />
          ))}
        </>
      );
    case 'text':
      return (
        <p class="text" style={styles.long}>
          {row.segments.map((segment) => (
            <Segment segment={segment} />
          ))}
        </p>
      );
    case 'task':
      return <Task row={row} />;
    case 'section':
      return (
        <>
          <h2 class="text" style={styles.sectionHead}>
            {row.text}
          </h2>
          <p class="muted" style={styles.label}>
            {row.when}
          </p>
        </>
      );
    case 'note':
      return (
        <p class="text" style={styles.value}>
          {row.text}
        </p>
      );
  }
}

function Task({ row }: { readonly row: TaskRow }) {
  return (
    <>
      <p class="text" style={styles.value}>
        <a class="link" href={row.url} style={styles.link}>
          {row.key}
        </a>{' '}
        <strong class="text" style={styles.now}>
          {row.title}
        </strong>
      </p>
      {row.happenings.map((happening) => (
        <Told happening={happening} />
      ))}
    </>
  );
}

function Told({ happening: { lines, by } }: { readonly happening: Happening }) {
  return (
    <div style={styles.happening}>
      {lines.map((line) => (
        <p class="text" style={styles.line}>
          {line}
        </p>
      ))}
      {by && (
        <p class="muted" style={styles.by}>
          {by}
        </p>
      )}
    </div>
  );
}

function OldToNew({ from, to }: { readonly from: string; readonly to: string }) {
  return (
    <p class="text" style={styles.value}>
      <span class="muted" style={styles.old}>
        {from} →{' '}
      </span>
      <strong class="text" style={styles.now}>
        {to}
      </strong>
    </p>
  );
}

function Part({ part }: { readonly part: ValueRow }) {
  return (
    <p class="muted" style={styles.label}>
      {part.label}: {part.from} →{' '}
      <strong class="text" style={styles.now}>
        {part.to}
      </strong>
    </p>
  );
}

function Segment({ segment: { kind, text } }: { readonly segment: DiffSegment }) {
  switch (kind) {
    case 'added':
      return (
        <ins class="added" style={styles.added}>
          <Lines text={text} />
        </ins>
      );
    case 'removed':
      return (
        <del class="removed" style={styles.removed}>
          <Lines text={text} />
        </del>
      );
    case 'gap':
      return (
        <span class="muted" style={styles.old}>
          {text}
        </span>
      );
    case 'same':
      return <Lines text={text} />;
  }
}

/** With tags for its line breaks: not every mail program knows `white-space`. */
function Lines({ text }: { readonly text: string }) {
  return text.split('\n').map((line, index) => (
    <>
      {index > 0 && <br />}
      {line}
    </>
  ));
}
