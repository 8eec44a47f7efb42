import type { Task } from '@baton/dto';
import { Text, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatDay, toDay } from '../../i18n/format.ts';
import { useLocale } from '../../i18n/use-locale.ts';
import classes from './cells.module.css';

export function DueCell({ task }: { task: Task }) {
  const { t } = useTranslation('app');
  const [locale] = useLocale();
  if (!task.dueOn) return null;
  const isOverdue = task.status !== 'done' && task.dueOn < toDay(new Date());
  return (
    <Text span size="sm" className={isOverdue ? classes.overdue : undefined}>
      {formatDay(task.dueOn, locale)}
      {isOverdue && <VisuallyHidden>{` (${t('tasks.overdue')})`}</VisuallyHidden>}
    </Text>
  );
}
