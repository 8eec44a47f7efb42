import type { TaskStatus } from '@baton/vocabulary';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { StatusIcon } from '../../tasks/status-icon.tsx';
import { PersonAvatar } from '../cells/person-avatar.tsx';
import type { TaskGroup } from '../view/group-tasks.ts';
import type { Grouping } from '../view/task-view.ts';
import classes from './task-table.module.css';

export interface GroupRowProps {
  readonly group: TaskGroup;
  readonly grouping: Grouping;
  readonly index: number;
  readonly width: number;
  readonly isCollapsed: boolean;
  readonly isActive: boolean;
  readonly onToggle: (groupId: string) => void;
}

/** The heading of the rows below it. */
export function GroupRow({ group, grouping, index, width, isCollapsed, isActive, onToggle }: GroupRowProps) {
  const Chevron = isCollapsed ? IconChevronRight : IconChevronDown;
  return (
    <tr data-row={index} aria-rowindex={index + 2} className={classes.group}>
      <td colSpan={width}>
        <button
          type="button"
          data-cell="title"
          tabIndex={isActive ? 0 : -1}
          aria-expanded={!isCollapsed}
          onClick={() => onToggle(group.id)}
        >
          <Chevron size={14} aria-hidden />
          <GroupName group={group} grouping={grouping} />
          <span className={classes.count}>{group.tasks.length}</span>
        </button>
      </td>
    </tr>
  );
}

function GroupName({ group, grouping }: Pick<GroupRowProps, 'group' | 'grouping'>) {
  const { t } = useTranslation('app');
  switch (grouping) {
    case 'status':
      return (
        <>
          <StatusIcon status={group.id as TaskStatus} />
          {t(`statuses.${group.id as TaskStatus}`)}
        </>
      );
    case 'person':
      return (
        <>
          <PersonAvatar person={group.id ? group : null} />
          {group.id ? group.name || t('deletedAccount') : t('parts.nobody')}
        </>
      );
    case 'role':
      return group.name || t('list.noRole');
  }
}
