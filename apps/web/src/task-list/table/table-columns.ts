import { type CommandId, COMMANDS } from '../../commands/command-table.ts';
import type { ColumnId, ViewSort } from '../view/task-view.ts';

/** A column of the table: a field, or the boxes by which tasks are chosen. */
export type TableColumn = ColumnId | 'select';

/** In pixels. The title takes what the others leave. */
const COLUMN_WIDTHS: Readonly<Record<Exclude<TableColumn, 'key'>, number>> = {
  select: 34,
  title: 280,
  status: 124,
  people: 168,
  progress: 116,
  priority: 100,
  labels: 180,
  startOn: 88,
  dueOn: 88,
  updatedAt: 104,
  createdAt: 104,
};

const DIGIT_WIDTH = 7.3;
const CELL_PADDING = 16;
/** Few projects have more tasks than that. */
const DIGITS = 4;

/** @param projectKey such as `WEB`, which makes keys long or short */
export function columnWidth(column: TableColumn, projectKey: string): number {
  if (column !== 'key') return COLUMN_WIDTHS[column];
  return Math.ceil(CELL_PADDING + DIGIT_WIDTH * (projectKey.length + 1 + DIGITS));
}

export const COLUMN_SORTS: Readonly<Partial<Record<TableColumn, ViewSort>>> = {
  key: 'number',
  title: 'title',
  status: 'status',
  people: 'person',
  progress: 'progress',
  priority: 'priority',
  startOn: 'start',
  dueOn: 'due',
  updatedAt: 'updated',
  createdAt: 'created',
};

const EDITS = [
  ['editTitle', 'title'],
  ['editStatus', 'status'],
  ['editPeople', 'people'],
  ['editPriority', 'priority'],
  ['editProgress', 'progress'],
  ['editLabels', 'labels'],
  ['editDue', 'dueOn'],
] as const satisfies [CommandId, ColumnId][];

/** The key that edits the field in the row that has the focus. */
export const EDIT_KEYS: Readonly<Record<string, ColumnId>> = Object.fromEntries(
  EDITS.flatMap(([id, column]) => COMMANDS[id].keys.map((key) => [key, column])),
);

/** What a phone has the room for; the rest stands under the title. */
export const PHONE_COLUMNS: readonly ColumnId[] = ['status', 'title'];

export function isEditable(column: TableColumn): column is ColumnId {
  return !['select', 'key', 'updatedAt', 'createdAt'].includes(column);
}
