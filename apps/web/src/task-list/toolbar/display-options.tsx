import { Chip, NativeSelect, Stack, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import {
  COLUMNS,
  type ColumnId,
  DEFAULT_COLUMNS,
  DEFAULT_SORT,
  FIXED_COLUMNS,
  GROUPINGS,
  naturalOrder,
  type Order,
  ORDERS,
  type TaskView,
  VIEW_SORTS,
  type ViewChange,
  type ViewSort,
} from '../view/task-view.ts';
import classes from './list-toolbar.module.css';

export interface DisplayOptionsProps {
  readonly view: TaskView;
  readonly onChange: (change: ViewChange) => void;
}

/** How the table is grouped and sorted, and which fields it shows. */
export function DisplayOptions({ view, onChange }: DisplayOptionsProps) {
  const { t } = useTranslation('app');
  const first = useRef<HTMLSelectElement>(null);
  // The popover has looked for what takes the focus before this was there.
  useEffect(() => first.current?.focus(), []);
  const sort = view.sort ?? DEFAULT_SORT;
  const columns = view.columns ?? DEFAULT_COLUMNS;

  function toggle(column: ColumnId) {
    const chosen = COLUMNS.filter((id) => columns.includes(id) !== (id === column));
    onChange({ columns: chosen.join() === DEFAULT_COLUMNS.join() ? undefined : chosen });
  }

  return (
    <Stack gap="sm">
      <NativeSelect
        ref={first}
        size="xs"
        label={t('list.group')}
        value={view.group ?? ''}
        data={[
          { value: '', label: t('list.groups.none') },
          ...GROUPINGS.map((value) => ({ value, label: t(`list.groups.${value}`) })),
        ]}
        onChange={({ currentTarget }) =>
          onChange({ group: GROUPINGS.find((grouping) => grouping === currentTarget.value) })
        }
      />
      <NativeSelect
        size="xs"
        label={t('list.sort')}
        value={sort}
        data={VIEW_SORTS.map((value) => ({ value, label: t(`list.sorts.${value}`) }))}
        onChange={({ currentTarget }) =>
          onChange({ sort: currentTarget.value as ViewSort, order: undefined })
        }
      />
      <NativeSelect
        size="xs"
        label={t('list.order')}
        value={view.order ?? naturalOrder(sort)}
        data={ORDERS.map((value) => ({ value, label: t(`list.orders.${value}`) }))}
        onChange={({ currentTarget }) => onChange({ sort, order: currentTarget.value as Order })}
      />
      <div role="group" aria-label={t('list.columns')}>
        <Text size="xs" fw={500} mb={6}>
          {t('list.columns')}
        </Text>
        <div className={classes.columns}>
          {COLUMNS.filter((id) => !FIXED_COLUMNS.includes(id)).map((id) => (
            <Chip key={id} size="xs" checked={columns.includes(id)} onChange={() => toggle(id)}>
              {t(`fields.${id}`)}
            </Chip>
          ))}
        </div>
      </div>
    </Stack>
  );
}
