import { TASK_PRIORITIES, TASK_STATUSES, type TaskPriority, type TaskStatus } from '@baton/vocabulary';
import { useTranslation } from 'react-i18next';
import { OptionList } from '../../forms/option-list.tsx';
import { PriorityIcon } from '../../tasks/priority-icon.tsx';
import { StatusIcon } from '../../tasks/status-icon.tsx';

export interface TaskOptionsProps<Value> {
  readonly selected?: Value;
  readonly onPick: (value: Value) => void;
}

export function StatusOptions({ selected, onPick }: TaskOptionsProps<TaskStatus>) {
  const { t } = useTranslation('app');
  return (
    <OptionList
      label={t('fields.status')}
      options={TASK_STATUSES.map((value) => ({
        value,
        label: t(`statuses.${value}`),
        icon: <StatusIcon status={value} />,
      }))}
      selected={selected ? [selected] : []}
      onPick={onPick}
    />
  );
}

export function PriorityOptions({ selected, onPick }: TaskOptionsProps<TaskPriority>) {
  const { t } = useTranslation('app');
  return (
    <OptionList
      label={t('fields.priority')}
      options={TASK_PRIORITIES.map((value) => ({
        value,
        label: t(`priorities.${value}`),
        icon: <PriorityIcon priority={value} />,
      }))}
      selected={selected ? [selected] : []}
      onPick={onPick}
    />
  );
}
