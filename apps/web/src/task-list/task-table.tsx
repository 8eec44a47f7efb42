import type { Task } from '@baton/dto';
import { createColumnHelper, tableFeatures, useTable } from '@tanstack/react-table';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldName } from '../i18n/en/tasks.ts';
import { DueCell } from './cells/due-cell.tsx';
import { PeopleCell } from './cells/people-cell.tsx';
import { PrioritySelect } from './cells/priority-select.tsx';
import { ProgressCell } from './cells/progress-cell.tsx';
import { StatusSelect } from './cells/status-select.tsx';
import { TaskKeyCell } from './cells/task-key-cell.tsx';
import { TitleCell } from './cells/title-cell.tsx';
import { UpdatedCell } from './cells/updated-cell.tsx';
import classes from './task-table.module.css';

const features = tableFeatures({});
const column = createColumnHelper<typeof features, Task>();

/** The id of a column is the field whose name heads it. */
const columns = column.columns([
  column.display({ id: 'key', cell: ({ row }) => <TaskKeyCell task={row.original} /> }),
  column.display({ id: 'title', cell: ({ row }) => <TitleCell task={row.original} /> }),
  column.display({ id: 'status', cell: ({ row }) => <StatusSelect task={row.original} /> }),
  column.display({ id: 'people', cell: ({ row }) => <PeopleCell parts={row.original.parts} /> }),
  column.display({ id: 'progress', cell: ({ row }) => <ProgressCell task={row.original} /> }),
  column.display({ id: 'priority', cell: ({ row }) => <PrioritySelect task={row.original} /> }),
  column.display({ id: 'dueOn', cell: ({ row }) => <DueCell task={row.original} /> }),
  column.display({ id: 'updatedAt', cell: ({ row }) => <UpdatedCell task={row.original} /> }),
]);

export interface TaskTableProps {
  readonly tasks: Task[];
  readonly label: string;
}

export function TaskTable({ tasks, label }: TaskTableProps) {
  const { t } = useTranslation('app');
  const table = useTable({ features, columns, data: tasks, getRowId: (task) => task.id });
  return (
    <div className={classes.scroller} role="region" aria-label={label} tabIndex={0}>
      <table className={classes.table} aria-label={label}>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header) => (
                <th key={header.id} scope="col" data-column={header.column.id}>
                  {t(`fields.${header.column.id as FieldName}`)}
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id} onClick={openFromEmptySpace}>
              {row.getAllCells().map((cell) => (
                <td key={cell.id} data-column={cell.column.id}>
                  <table.FlexRender cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A click beside the controls of a row counts as one on its link; the keyboard has the link itself. */
function openFromEmptySpace({ currentTarget: row, target }: MouseEvent<HTMLTableRowElement>) {
  // What opens from a row, such as the sliders, is inside it for React only.
  const isInRow = target instanceof Element && row.contains(target);
  if (!isInRow || target.closest('a, button, select') || !getSelection()?.isCollapsed) return;
  row.querySelector('a')?.click();
}
