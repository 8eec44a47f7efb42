import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, type MouseEvent, useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../i18n/use-locale.ts';
import { useIsPhone } from '../../app/use-is-phone.ts';
import { stringifySearch } from '../../app/search-params.ts';
import { useCurrentProject } from '../../projects/current-project.ts';
import { pressName } from '../../commands/press-name.ts';
import { useTaskChanges } from '../../tasks/task-changes.tsx';
import { cellTexts } from '../cells/cell-texts.ts';
import type { Selection } from '../use-selection.ts';
import { type ColumnId, DEFAULT_COLUMNS, type TaskView, type ViewChange } from '../view/task-view.ts';
import { GroupRow } from './group-row.tsx';
import { columnWidth, EDIT_KEYS, isEditable, PHONE_COLUMNS, type TableColumn } from './table-columns.ts';
import { TableHead } from './table-head.tsx';
import type { TableRow } from './table-rows.ts';
import { loadCellEditor, TaskRow } from './task-row.tsx';
import classes from './task-table.module.css';
import { type GridPlace, placeOf, useGridFocus } from './use-grid-focus.ts';
import { useIsPrinting } from './use-is-printing.ts';
import { useRowWindow } from './use-row-window.ts';

const ROW_HEIGHT = 36;
const PHONE_ROW_HEIGHT = 56;
const PHONE_COLUMN_WIDTH = 36;
const HEAD_HEIGHT = 32;

export interface TaskTableProps {
  readonly rows: readonly TableRow[];
  readonly label: string;
  readonly view: TaskView;
  readonly selection: Selection;
  readonly onViewChange: (change: ViewChange) => void;
  readonly onToggleGroup: (groupId: string) => void;
}

/** Tasks in a table of which only the rows in sight are in the page. */
export function TaskTable({ rows, label, view, selection, onViewChange, onToggleGroup }: TaskTableProps) {
  const { t } = useTranslation('app');
  const [locale] = useLocale();
  const { canEdit } = useTaskChanges();
  const project = useCurrentProject();
  const navigate = useNavigate();
  const isPhone = useIsPhone();
  const isPrinting = useIsPrinting();
  const scroller = useRef<HTMLDivElement>(null);
  const [edited, setEdited] = useState<{ key: string; column: ColumnId } | null>(null);
  const texts = useMemo(() => cellTexts(t, locale), [t, locale]);

  const columns = useMemo((): TableColumn[] => {
    const fields = isPhone ? PHONE_COLUMNS : (view.columns ?? DEFAULT_COLUMNS);
    return canEdit ? ['select', ...fields] : [...fields];
  }, [canEdit, isPhone, view.columns]);
  const focusable = useMemo(
    () =>
      columns.filter((column) => column === 'select' || (isEditable(column) && (canEdit || isOpen(column)))),
    [columns, canEdit],
  );

  const rowHeight = isPhone ? PHONE_ROW_HEIGHT : ROW_HEIGHT;
  const seen = useRowWindow({ scroller, count: rows.length, rowHeight, headHeight: HEAD_HEIGHT });
  const grid = useGridFocus({
    grid: scroller,
    rowCount: rows.length,
    columnsOf: (row) => (rows[row]?.kind === 'group' ? ['title'] : focusable),
    pageSize: seen.pageSize,
    scrollTo: seen.scrollTo,
  });
  const activeRow = grid.active.row;
  const [first, last] = isPrinting ? [0, rows.length - 1] : [seen.first, seen.last];
  const indexes = withRow(range(first, last), activeRow, rows.length);
  // Somewhere in what is drawn there must be a way in for the keyboard.
  const wayIn = activeRow === -1 || indexes.includes(activeRow) ? activeRow : first;
  const search = stringifySearch(view);

  const endEdit = useCallback(() => {
    setEdited(null);
    // The editor has the focus still, and takes it with it.
    const { row, column } = grid.active;
    requestAnimationFrame(() => grid.focus(row, column));
  }, [grid]);

  function startEdit(index: number, column: ColumnId) {
    const row = rows[index];
    if (row?.kind === 'task' && columns.includes(column) && (canEdit || isOpen(column)) && column !== 'key') {
      grid.focus(index, column);
      setEdited({ key: row.key, column });
    }
  }

  function open(index: number) {
    const row = rows[index];
    if (row?.kind !== 'task') return;
    const number = String(row.task.number);
    void navigate({
      to: '/p/$projectKey/$number',
      params: { projectKey: project.key, number },
      search: true,
      resetScroll: false,
    });
  }

  function onClick(event: MouseEvent) {
    const { target } = event;
    const row = target instanceof Element ? target.closest<HTMLElement>('tbody [data-row]') : null;
    // What opens from a row is inside it for React only.
    if (!row || !(target instanceof Element) || !event.currentTarget.contains(target)) return;
    const index = Number(row.dataset['row']);
    const entry = rows[index];
    if (entry?.kind !== 'task') return;
    const editor = target.closest<HTMLElement>('[data-edit]')?.dataset['edit'];
    const place = placeOf(target);
    if (editor) startEdit(index, editor as ColumnId);
    else if (target.closest('label')) {
      if (target instanceof HTMLInputElement)
        selection.toggle(entry.task.id, event.shiftKey ? idsOf(rows) : null);
    } else if (place?.column === 'title' || !place) {
      const isElsewhere = event.metaKey || event.ctrlKey || event.shiftKey || !getSelection()?.isCollapsed;
      if (isElsewhere) return;
      event.preventDefault();
      open(index);
    }
  }

  function onKeyDown(event: KeyboardEvent) {
    const place = event.currentTarget.contains(event.target as Node) ? placeOf(event.target) : null;
    if (!place || edited) return;
    const row = rows[place.row];
    if (event.shiftKey && row?.kind === 'task' && isVertical(event.key)) selection.add(row.task.id);
    if (event.altKey || grid.move(event, place)) return;
    if (event.metaKey || event.ctrlKey) return selectAllBy(event);
    const press = pressName(event.nativeEvent) ?? '';
    const column = event.key === 'F2' ? editableOf(place) : EDIT_KEYS[press];
    if (column) {
      event.preventDefault();
      startEdit(place.row, column);
    } else if (press === 'x' && canEdit && row?.kind === 'task') {
      selection.toggle(row.task.id, null);
    } else if (event.key === 'Escape') {
      selection.clear();
    }
  }

  function selectAllBy(event: KeyboardEvent) {
    if (event.key !== 'a' || !canEdit) return;
    event.preventDefault();
    selection.setAll(idsOf(rows));
  }

  return (
    <div ref={scroller} className={classes.scroller} role="region" aria-label={label}>
      <table
        role="grid"
        className={classes.table}
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-multiselectable={canEdit}
        style={{
          minWidth: isPhone ? undefined : columns.reduce((sum, id) => sum + columnWidth(id, project.key), 0),
        }}
        onClick={onClick}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          void loadCellEditor();
          grid.onFocus(event);
        }}
        // Whoever points at a cell may edit it next, and should wait for nothing then.
        onPointerEnter={() => void loadCellEditor()}
      >
        <colgroup>
          {columns.map((id) => (
            <col
              key={id}
              data-column={id}
              style={
                id === 'title'
                  ? undefined
                  : { width: isPhone ? PHONE_COLUMN_WIDTH : columnWidth(id, project.key) }
              }
            />
          ))}
        </colgroup>
        <TableHead
          columns={columns}
          view={view}
          activeColumn={activeRow === -1 ? grid.active.column : null}
          isAllSelected={selection.ids.size > 0 && idsOf(rows).every((id) => selection.ids.has(id))}
          isSomeSelected={selection.ids.size > 0}
          onSort={(sort, order) => onViewChange({ sort, order })}
          onSelectAll={() => selection.setAll(selection.ids.size > 0 ? [] : idsOf(rows))}
        />
        <tbody>
          {indexes.flatMap((index, place) => {
            const row = rows[index];
            if (!row) return [];
            const gap = index - (indexes[place - 1] ?? -1) - 1;
            const activeColumn = index === wayIn ? wayInColumn(grid.active, focusable) : null;
            return [
              ...(gap > 0 ? [<Spacer key={`before ${row.key}`} height={gap * rowHeight} />] : []),
              row.kind === 'group' ? (
                <GroupRow
                  key={row.key}
                  group={row.group}
                  grouping={view.group ?? 'status'}
                  index={index}
                  width={columns.length}
                  isCollapsed={row.isCollapsed}
                  isActive={activeColumn !== null}
                  onToggle={onToggleGroup}
                />
              ) : (
                <TaskRow
                  key={row.key}
                  task={row.task}
                  index={index}
                  columns={columns}
                  texts={texts}
                  href={`/p/${project.key}/${row.task.number}${search}`}
                  isFirst={row.isFirst}
                  isSelected={selection.ids.has(row.task.id)}
                  canEdit={canEdit}
                  isPhone={isPhone}
                  activeColumn={activeColumn}
                  editedColumn={edited?.key === row.key ? edited.column : null}
                  onEditEnd={endEdit}
                />
              ),
            ];
          })}
          <Spacer height={(rows.length - 1 - (indexes.at(-1) ?? -1)) * rowHeight} />
        </tbody>
      </table>
    </div>
  );
}

/** Stands for rows that are not drawn. */
function Spacer({ height }: { height: number }) {
  return height > 0 && <tr aria-hidden style={{ height }} />;
}

/** Everybody may look at how far the parts are, and say it of their own. */
function isOpen(column: ColumnId): boolean {
  return column === 'title' || column === 'progress';
}

function isVertical(key: string): boolean {
  return key === 'ArrowDown' || key === 'ArrowUp';
}

function editableOf({ column }: GridPlace): ColumnId | undefined {
  return column === 'select' ? undefined : column;
}

function wayInColumn({ column }: GridPlace, focusable: readonly TableColumn[]): TableColumn {
  return focusable.includes(column) ? column : 'title';
}

function idsOf(rows: readonly TableRow[]): string[] {
  return rows.flatMap((row) => (row.kind === 'task' ? [row.task.id] : []));
}

function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, place) => first + place);
}

/** The row that has the focus stays in the page, wherever it is scrolled to. */
function withRow(indexes: number[], row: number, count: number): number[] {
  return row < 0 || row >= count || indexes.includes(row) ? indexes : [...indexes, row].sort((a, b) => a - b);
}
