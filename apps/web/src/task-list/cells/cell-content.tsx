import type { Part, Task } from '@baton/dto';
import type { ReactNode } from 'react';
import { formatAgo, formatDay, formatTime, toDay } from '../../i18n/format.ts';
import { PriorityIcon } from '../../tasks/priority-icon.tsx';
import { StatusIcon } from '../../tasks/status-icon.tsx';
import type { ColumnId } from '../view/task-view.ts';
import type { CellTexts } from './cell-texts.ts';
import classes from './cells.module.css';
import { PersonAvatar } from './person-avatar.tsx';

const SHOWN_PARTS = 3;

/** What a cell shows while it is not edited; plain elements, since a list shows hundreds at a time. */
export function cellContent(column: ColumnId, task: Task, { t, locale }: CellTexts): ReactNode {
  switch (column) {
    case 'key':
      return <span className={classes.quiet}>{task.key}</span>;
    case 'title':
      return task.title;
    case 'status':
      return (
        <>
          <StatusIcon status={task.status} />
          <span className={classes.word}>{t(`statuses.${task.status}`)}</span>
        </>
      );
    case 'priority':
      return (
        <>
          <PriorityIcon priority={task.priority} />
          {task.priority !== 'none' && (
            <span className={classes.word}>{t(`priorities.${task.priority}`)}</span>
          )}
        </>
      );
    case 'people':
      return <People parts={task.parts} t={t} isNamed />;
    case 'progress':
      return <Progress value={task.progress} text={t('percent', { value: task.progress })} />;
    case 'labels':
      return <Labels labels={task.labels} />;
    case 'startOn':
      return task.startOn && formatDay(task.startOn, locale);
    case 'dueOn':
      return <Due task={task} t={t} locale={locale} />;
    case 'updatedAt':
    case 'createdAt':
      return (
        <time dateTime={task[column]} title={formatTime(task[column], locale)} className={classes.quiet}>
          {formatAgo(task[column], locale)}
        </time>
      );
  }
}

/** What a cell holds, in words. */
export function cellText(column: ColumnId, task: Task, { t, locale }: CellTexts): string {
  switch (column) {
    case 'status':
      return t(`statuses.${task.status}`);
    case 'priority':
      return t(`priorities.${task.priority}`);
    case 'people':
      return peopleText(task.parts) || t('parts.nobody');
    case 'progress':
      return t('percent', { value: task.progress });
    case 'labels':
      return task.labels.join(', ') || t('list.none');
    case 'startOn':
      return task.startOn ? formatDay(task.startOn, locale) : t('list.none');
    case 'dueOn':
      return task.dueOn
        ? formatDay(task.dueOn, locale) + (isOverdue(task) ? ` (${t('tasks.overdue')})` : '')
        : t('list.none');
    default:
      return String(task[column]);
  }
}

function namesOf(parts: readonly Part[]): string {
  return parts.map(({ assignee, role }) => assignee?.name ?? role).join(', ');
}

/** Begins with what is seen, so that it can be said to whoever listens to commands. */
function peopleText(parts: readonly Part[]): string {
  return parts.length > 0 ? `${namesOf(parts)} (${parts.map(({ role }) => role).join(', ')})` : '';
}

function partText({ role, assignee }: Part, t: CellTexts['t']): string {
  return t('parts.label', {
    role,
    name: assignee ? assignee.name || t('deletedAccount') : t('parts.nobody'),
  });
}

export interface PeopleProps {
  readonly parts: readonly Part[];
  readonly t: CellTexts['t'];
  /** Whether there is room for names. */
  readonly isNamed: boolean;
}

export function People({ parts, t, isNamed }: PeopleProps) {
  const more = parts.length - SHOWN_PARTS;
  return (
    <span className={classes.people} title={parts.map((part) => partText(part, t)).join('\n')}>
      {parts.slice(0, SHOWN_PARTS).map((part) => (
        <PersonAvatar key={part.id} person={part.assignee} />
      ))}
      {more > 0 && <span className={classes.more} data-text={`+${more}`} aria-hidden />}
      {isNamed && parts.length > 0 && parts.length <= 2 && (
        <span className={classes.word}>{namesOf(parts)}</span>
      )}
    </span>
  );
}

export function Progress({ value, text }: { value: number; text: string }) {
  return (
    <>
      <span className={classes.bar} aria-hidden>
        <span data-done={value === 100 || undefined} style={{ width: `${value}%` }} />
      </span>
      <span className={classes.percent}>{text}</span>
    </>
  );
}

export function Labels({ labels }: { labels: readonly string[] }) {
  return labels.map((label) => (
    <span key={label} className={classes.label}>
      {label}
    </span>
  ));
}

export function Due({ task, t, locale }: { task: Task } & Pick<CellTexts, 't' | 'locale'>) {
  if (task.dueOn === null) return null;
  const isLate = isOverdue(task);
  return (
    <span className={isLate ? classes.overdue : undefined} title={isLate ? t('tasks.overdue') : undefined}>
      {formatDay(task.dueOn, locale)}
    </span>
  );
}

function isOverdue({ dueOn, status }: Task): boolean {
  return dueOn !== null && status !== 'done' && dueOn < toDay(new Date());
}
