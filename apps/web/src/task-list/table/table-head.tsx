import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { DEFAULT_SORT, naturalOrder, type Order, type TaskView, type ViewSort } from '../view/task-view.ts';
import { COLUMN_SORTS, type TableColumn } from './table-columns.ts';
import classes from './task-table.module.css';

export interface TableHeadProps {
  readonly columns: readonly TableColumn[];
  readonly view: TaskView;
  readonly activeColumn: TableColumn | null;
  readonly isAllSelected: boolean;
  readonly isSomeSelected: boolean;
  readonly onSort: (sort: ViewSort, order: Order) => void;
  readonly onSelectAll: () => void;
}

/** The names of the columns, by which the list is sorted; once more turns the order round. */
export function TableHead({ columns, view, activeColumn, onSort, ...selection }: TableHeadProps) {
  const { t } = useTranslation('app');
  const sortedBy = view.sort ?? DEFAULT_SORT;
  const order = view.order ?? naturalOrder(sortedBy);
  const Arrow = order === 'asc' ? IconArrowUp : IconArrowDown;

  return (
    <thead>
      <tr data-row={-1} aria-rowindex={1}>
        {columns.map((column) => {
          const tabIndex = column === activeColumn ? 0 : -1;
          if (column === 'select') return <SelectAll key={column} tabIndex={tabIndex} {...selection} />;
          const sort = COLUMN_SORTS[column];
          const isSorted = sort === sortedBy;
          const next = isSorted ? turned(order) : sort && naturalOrder(sort);
          return (
            <th
              key={column}
              scope="col"
              data-column={column}
              aria-sort={isSorted ? (order === 'asc' ? 'ascending' : 'descending') : undefined}
            >
              {sort && next ? (
                <button
                  type="button"
                  data-cell={column}
                  tabIndex={tabIndex}
                  onClick={() => onSort(sort, next)}
                >
                  {t(`fields.${column}`)}
                  {isSorted && <Arrow size={12} aria-hidden />}
                </button>
              ) : (
                <span>{t(`fields.${column}`)}</span>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

interface SelectAllProps extends Pick<TableHeadProps, 'isAllSelected' | 'isSomeSelected' | 'onSelectAll'> {
  readonly tabIndex: number;
}

function SelectAll({ tabIndex, isAllSelected, isSomeSelected, onSelectAll }: SelectAllProps) {
  const { t } = useTranslation('app');
  return (
    <th scope="col" data-column="select">
      <label className={classes.select}>
        <input
          type="checkbox"
          data-cell="select"
          tabIndex={tabIndex}
          aria-label={t('list.selectAll')}
          checked={isAllSelected}
          ref={(box) => {
            if (box) box.indeterminate = isSomeSelected && !isAllSelected;
          }}
          onChange={onSelectAll}
        />
      </label>
    </th>
  );
}

function turned(order: Order): Order {
  return order === 'asc' ? 'desc' : 'asc';
}
