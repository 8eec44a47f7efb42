import type { Summary } from '@baton/dto';
import { TASK_STATUSES } from '@baton/vocabulary';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { StatusIcon, statusColor } from '../tasks/status-icon.tsx';
import classes from './overview.module.css';

/** How far the project is, in numbers and by status; each leads to the tasks that it counts. */
export function Figures({ projectKey, summary }: { projectKey: string; summary: Summary }) {
  const { t } = useTranslation('app');
  const statuses = TASK_STATUSES.map((status) => ({ status, count: summary.byStatus[status] }));
  return (
    <>
      <dl className={classes.figures}>
        <div>
          <dt>{t('fields.progress')}</dt>
          <dd>{t('percent', { value: summary.progress ?? 0 })}</dd>
        </div>
        <div>
          <dt>{t('statuses.done')}</dt>
          <dd>{t('overview.doneOf', { done: summary.byStatus.done, tasks: summary.tasks })}</dd>
        </div>
        <div data-alert={summary.overdue > 0 || undefined}>
          <dt>{t('list.due.overdue')}</dt>
          <dd>
            <Link to="/p/$projectKey" params={{ projectKey }} search={{ due: 'overdue' }}>
              {summary.overdue}
            </Link>
          </dd>
        </div>
      </dl>
      <div className={classes.statusBar} aria-hidden>
        {statuses.map(
          ({ status, count }) =>
            count > 0 && (
              <span key={status} style={{ flexGrow: count, backgroundColor: statusColor(status) }} />
            ),
        )}
      </div>
      <ul className={classes.legend} aria-label={t('overview.byStatus')}>
        {statuses.map(({ status, count }) => (
          <li key={status}>
            <StatusIcon status={status} />
            <Link to="/p/$projectKey" params={{ projectKey }} search={{ status: [status] }}>
              {t(`statuses.${status}`)}
            </Link>
            <span className={classes.number}>{count}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
