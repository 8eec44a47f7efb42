import { LIMITS, type Task } from '@baton/dto';
import type { TaskPatch } from '@baton/task-rules';
import { TASK_PRIORITIES, TASK_STATUSES, type TaskPriority, type TaskStatus } from '@baton/vocabulary';
import { NativeSelect, TagsInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DayInput } from '../tasks/day-input.tsx';
import { PriorityIcon } from '../tasks/priority-icon.tsx';
import { StatusIcon } from '../tasks/status-icon.tsx';
import { useTaskChanges } from '../tasks/task-changes.tsx';
import classes from './task-properties.module.css';

export interface TaskPropertiesProps {
  readonly task: Task;
  readonly onEdit: (patch: TaskPatch) => void;
}

/** The short fields of a task. */
export function TaskProperties({ task, onEdit }: TaskPropertiesProps) {
  const { t } = useTranslation('app');
  const { canEdit } = useTaskChanges();

  return (
    <div className={classes.properties}>
      <NativeSelect
        label={t('fields.status')}
        leftSection={<StatusIcon status={task.status} />}
        value={task.status}
        disabled={!canEdit}
        data={TASK_STATUSES.map((value) => ({ value, label: t(`statuses.${value}`) }))}
        onChange={(event) => onEdit({ status: event.currentTarget.value as TaskStatus })}
      />
      <NativeSelect
        label={t('fields.priority')}
        leftSection={<PriorityIcon priority={task.priority} />}
        value={task.priority}
        disabled={!canEdit}
        data={TASK_PRIORITIES.map((value) => ({ value, label: t(`priorities.${value}`) }))}
        onChange={(event) => onEdit({ priority: event.currentTarget.value as TaskPriority })}
      />
      <DayInput
        label={t('fields.startOn')}
        day={task.startOn}
        disabled={!canEdit}
        max={task.dueOn}
        onChange={(startOn) => onEdit({ startOn })}
      />
      <DayInput
        label={t('fields.dueOn')}
        day={task.dueOn}
        disabled={!canEdit}
        min={task.startOn}
        onChange={(dueOn) => onEdit({ dueOn })}
      />
      <TagsInput
        className={classes.labels}
        label={t('fields.labels')}
        placeholder={canEdit && task.labels.length === 0 ? t('tasks.labelsHint') : undefined}
        value={task.labels}
        disabled={!canEdit}
        maxTags={LIMITS.labels}
        maxLength={LIMITS.label}
        onChange={(labels) => onEdit({ labels })}
      />
    </div>
  );
}
