import type { TaskPriority, TaskStatus } from '@baton/vocabulary';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../i18n/format.ts';
import { useLocale } from '../i18n/use-locale.ts';

/** Says the value of a task's or a part's field as the user reads it elsewhere on the page. */
export function useFieldText(people: readonly { id: string; name: string }[]) {
  const { t } = useTranslation('app');
  const [locale] = useLocale();

  return function fieldText(field: string, value: unknown): string {
    if (value === null || value === '') return t(field === 'assigneeId' ? 'parts.nobody' : 'conflict.empty');
    switch (field) {
      case 'status':
        return t(`statuses.${value as TaskStatus}`);
      case 'priority':
        return t(`priorities.${value as TaskPriority}`);
      case 'progress':
        return t('percent', { value: Number(value) });
      case 'startOn':
      case 'dueOn':
        return formatDay(String(value), locale);
      case 'labels':
        return (value as string[]).join(', ') || t('conflict.empty');
      case 'assigneeId':
        return people.find(({ id }) => id === value)?.name ?? String(value);
      case 'done':
        return t(value === true ? 'markdown.ticked' : 'markdown.notTicked');
      default:
        return String(value);
    }
  };
}
