import type { Task } from '@baton/dto';
import { TASK_STATUSES, type TaskStatus } from '@baton/vocabulary';
import { useTranslation } from 'react-i18next';
import { StatusIcon } from '../../tasks/status-icon.tsx';
import { useTaskChanges } from '../../tasks/task-changes.tsx';
import classes from './cells.module.css';

export function StatusSelect({ task }: { task: Task }) {
  const { t } = useTranslation('app');
  const { canEdit, change } = useTaskChanges();
  return (
    <span className={classes.select} data-compact>
      <StatusIcon status={task.status} />
      <select
        aria-label={t('tasks.statusOf', { key: task.key })}
        value={task.status}
        disabled={!canEdit}
        onChange={(event) => {
          const status = event.currentTarget.value as TaskStatus;
          void change({ task, change: { kind: 'edit', patch: { status } } });
        }}
      >
        {TASK_STATUSES.map((status) => (
          <option key={status} value={status}>
            {t(`statuses.${status}`)}
          </option>
        ))}
      </select>
    </span>
  );
}
