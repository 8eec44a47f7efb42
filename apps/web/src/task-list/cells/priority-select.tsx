import type { Task } from '@baton/dto';
import { TASK_PRIORITIES, type TaskPriority } from '@baton/vocabulary';
import { useTranslation } from 'react-i18next';
import { PriorityIcon } from '../../tasks/priority-icon.tsx';
import { useTaskChanges } from '../../tasks/task-changes.tsx';
import classes from './cells.module.css';

export function PrioritySelect({ task }: { task: Task }) {
  const { t } = useTranslation('app');
  const { canEdit, change } = useTaskChanges();
  return (
    <span className={classes.select}>
      <PriorityIcon priority={task.priority} />
      <select
        aria-label={t('tasks.priorityOf', { key: task.key })}
        value={task.priority}
        disabled={!canEdit}
        onChange={(event) => {
          const priority = event.currentTarget.value as TaskPriority;
          void change({ task, change: { kind: 'edit', patch: { priority } } });
        }}
      >
        {TASK_PRIORITIES.map((priority) => (
          <option key={priority} value={priority}>
            {t(`priorities.${priority}`)}
          </option>
        ))}
      </select>
    </span>
  );
}
