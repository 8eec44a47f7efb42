import type { Task } from '@baton/dto';
import { IconPencil } from '@tabler/icons-react';
import { lazy, memo, Suspense } from 'react';
import { cellContent, cellText, Due, Labels, People, Progress } from '../cells/cell-content.tsx';
import type { CellTexts } from '../cells/cell-texts.ts';
// Not with the other editors: what is typed at once must find its field.
import { TitleEditor } from '../editors/title-editor.tsx';
import { taskLinkId } from '../../tasks/task-key.ts';
import { PriorityIcon } from '../../tasks/priority-icon.tsx';
import type { ColumnId } from '../view/task-view.ts';
import { isEditable, type TableColumn } from './table-columns.ts';
import classes from './task-table.module.css';

export const loadCellEditor = () => import('../editors/cell-editor.tsx');
const CellEditor = lazy(async () => ({ default: (await loadCellEditor()).CellEditor }));

export interface TaskRowProps {
  readonly task: Task;
  readonly index: number;
  readonly columns: readonly TableColumn[];
  readonly texts: CellTexts;
  /** Of the task's panel. */
  readonly href: string;
  readonly isFirst: boolean;
  readonly isSelected: boolean;
  readonly canEdit: boolean;
  readonly isPhone: boolean;
  /** The cell in the tab order, when it is in this row. */
  readonly activeColumn: TableColumn | null;
  readonly editedColumn: ColumnId | null;
  readonly onEditEnd: () => void;
}

/** One task. Its events are handled by the table, so that a row that has not changed is not drawn again. */
export const TaskRow = memo(function TaskRow(props: TaskRowProps) {
  const { task, index, columns, isSelected, editedColumn, onEditEnd } = props;
  return (
    <tr data-row={index} aria-rowindex={index + 2} aria-selected={isSelected} className={classes.row}>
      {columns.map((column) => (
        <td key={column} data-column={column}>
          {column === 'title' && column === editedColumn ? (
            <TitleEditor task={task} onEnd={onEditEnd} />
          ) : column === editedColumn ? (
            <Suspense fallback={<Cell {...props} column={column} />}>
              <CellEditor task={task} column={column} onEnd={onEditEnd}>
                <Cell {...props} column={column} />
              </CellEditor>
            </Suspense>
          ) : (
            <Cell {...props} column={column} />
          )}
        </td>
      ))}
    </tr>
  );
});

interface CellProps extends TaskRowProps {
  readonly column: TableColumn;
}

function Cell(props: CellProps) {
  const { task, column, texts, isSelected, canEdit, activeColumn } = props;
  const tabIndex = column === activeColumn ? 0 : -1;
  if (column === 'select') {
    return (
      <label className={classes.select}>
        <input
          type="checkbox"
          data-cell="select"
          tabIndex={tabIndex}
          aria-label={texts.about(task.key, (key) => texts.t('list.select', { key }))}
          checked={isSelected}
          readOnly
        />
      </label>
    );
  }
  if (column === 'title') return <TitleCell {...props} tabIndex={tabIndex} />;
  const content = cellContent(column, task, texts);
  if (!isEditable(column)) return content;
  const label = texts.about(task.key, (key) =>
    texts.t('tasks.fieldOf', { field: texts.t(`fields.${column}`), key }),
  );
  return (
    <button
      type="button"
      data-cell={column}
      data-edit={column}
      tabIndex={tabIndex}
      disabled={!canEdit && column !== 'progress'}
      className={classes.cell}
      aria-haspopup="dialog"
      aria-label={`${label}: ${cellText(column, task, texts)}`}
    >
      {content}
    </button>
  );
}

function TitleCell(props: CellProps & { tabIndex: number }) {
  const { task, columns, texts, href, isFirst, canEdit, isPhone, tabIndex } = props;
  return (
    <div className={classes.title}>
      <a
        href={href}
        data-cell="title"
        tabIndex={tabIndex}
        id={isFirst ? taskLinkId(task.key) : undefined}
        className={classes.link}
      >
        {task.title}
      </a>
      {canEdit && !isPhone && (
        <button
          type="button"
          data-edit="title"
          tabIndex={-1}
          className={classes.pencil}
          aria-label={texts.about(task.key, (key) => texts.t('list.editTitle', { key }))}
        >
          <IconPencil size={14} aria-hidden />
        </button>
      )}
      {isPhone && <PhoneDetails task={task} texts={texts} />}
      {!isPhone && !columns.includes('labels') && (
        <span className={classes.labels}>
          <Labels labels={task.labels} />
        </span>
      )}
    </div>
  );
}

/** What has columns of its own where there is room for them. */
function PhoneDetails({ task, texts }: { task: Task; texts: CellTexts }) {
  return (
    <span className={classes.details}>
      {cellContent('key', task, texts)}
      <Progress value={task.progress} text={texts.t('percent', { value: task.progress })} />
      {task.priority !== 'none' && <PriorityIcon priority={task.priority} />}
      <Due task={task} {...texts} />
      <People parts={task.parts} t={texts.t} isNamed />
    </span>
  );
}
