import type { Task } from '@baton/dto';
import { TASK_PRIORITIES, TASK_STATUSES } from '@baton/vocabulary';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Option } from '../../forms/option-list.tsx';
import { useLocale } from '../../i18n/use-locale.ts';
import { PriorityIcon } from '../../tasks/priority-icon.tsx';
import { useProjectPeople } from '../../tasks/project-people.ts';
import { StatusIcon } from '../../tasks/status-icon.tsx';
import { PersonAvatar } from '../cells/person-avatar.tsx';
import { DUE_FILTERS, type FilterName } from '../view/task-view.ts';

/** What a filter can be set to: of labels and roles, those that the tasks have. */
export function useFilterOptions(name: FilterName, tasks: readonly Task[]): readonly Option<string>[] {
  const { t } = useTranslation('app');
  const [locale] = useLocale();
  const people = useProjectPeople();

  return useMemo((): Option<string>[] => {
    switch (name) {
      case 'status':
        return TASK_STATUSES.map((value) => ({
          value,
          label: t(`statuses.${value}`),
          icon: <StatusIcon status={value} />,
        }));
      case 'priority':
        return TASK_PRIORITIES.map((value) => ({
          value,
          label: t(`priorities.${value}`),
          icon: <PriorityIcon priority={value} />,
        }));
      case 'assignee':
        return [
          { value: 'me', label: t('list.me') },
          { value: 'none', label: t('parts.nobody'), icon: <PersonAvatar person={null} /> },
          ...people.map((person) => ({
            value: person.id,
            label: person.name,
            icon: <PersonAvatar person={person} />,
          })),
        ];
      case 'role':
        return named(
          tasks.flatMap(({ parts }) => parts.map(({ role }) => role)),
          locale,
        );
      case 'label':
        return named(
          tasks.flatMap(({ labels }) => labels),
          locale,
        );
      case 'due':
        return DUE_FILTERS.map((value) => ({ value, label: t(`list.due.${value}`) }));
    }
  }, [name, tasks, people, t, locale]);
}

function named(names: readonly string[], locale: string): Option<string>[] {
  const { compare } = new Intl.Collator(locale, { numeric: true });
  return [...new Set(names)].sort(compare).map((value) => ({ value, label: value }));
}
