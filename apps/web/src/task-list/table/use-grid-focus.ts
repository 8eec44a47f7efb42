import {
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { TableColumn } from './table-columns.ts';

/** A cell of the grid; row -1 is the head. */
export interface GridPlace {
  readonly row: number;
  readonly column: TableColumn;
}

export interface GridFocusParts {
  readonly grid: RefObject<HTMLElement | null>;
  readonly rowCount: number;
  /** The columns of a row that take the focus, from left to right. */
  readonly columnsOf: (row: number) => readonly TableColumn[];
  /** How many rows a page up or down goes. */
  readonly pageSize: number;
  readonly scrollTo: (row: number) => void;
}

/**
 * The focus in a grid, as the ARIA pattern has it: one cell is in the tab order, arrow keys move between cells. A
 * cell is an element with `data-cell` inside one with `data-row`.
 */
export function useGridFocus({ grid, rowCount, columnsOf, pageSize, scrollTo }: GridFocusParts) {
  const [active, setActive] = useState<GridPlace>({ row: 0, column: 'title' });
  const isMoving = useRef(false);

  useLayoutEffect(() => {
    if (!isMoving.current) return;
    isMoving.current = false;
    cellAt(grid.current, active)?.focus({ preventScroll: active.row >= 0 });
  }, [active, grid]);

  function focus(row: number, column: TableColumn) {
    const to = Math.min(Math.max(row, -1), rowCount - 1);
    const columns = columnsOf(to);
    isMoving.current = true;
    if (to >= 0) scrollTo(to);
    setActive({ row: to, column: columns.includes(column) ? column : (columns[0] ?? 'title') });
  }

  /** @returns whether the key moves the focus */
  function move(event: KeyboardEvent, from: GridPlace): boolean {
    const columns = columnsOf(from.row);
    const index = columns.indexOf(from.column);
    const isFar = event.ctrlKey || event.metaKey;
    const beside = (step: number) => columns[Math.min(Math.max(index + step, 0), columns.length - 1)];
    const target: Record<string, [number, TableColumn | undefined]> = {
      ArrowDown: [from.row + 1, from.column],
      ArrowUp: [from.row - 1, from.column],
      ArrowRight: [from.row, beside(1)],
      ArrowLeft: [from.row, beside(-1)],
      PageDown: [from.row + pageSize, from.column],
      PageUp: [Math.max(from.row - pageSize, 0), from.column],
      Home: [isFar ? 0 : from.row, columns[0]],
      End: [isFar ? rowCount - 1 : from.row, columns.at(-1)],
    };
    const [row, column] = target[event.key] ?? [];
    if (row === undefined || !column) return false;
    event.preventDefault();
    focus(row, column);
    return true;
  }

  /** The tab order follows whatever gave a cell the focus. */
  function onFocus({ target }: FocusEvent) {
    const place = placeOf(target);
    if (place && (place.row !== active.row || place.column !== active.column)) setActive(place);
  }

  return { active, focus, move, onFocus };
}

/** The cell that an element is, or is in; null for what only seems to be inside, such as an editor in a portal. */
export function placeOf(target: EventTarget): GridPlace | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-cell]') : null;
  const row = cell?.closest<HTMLElement>('[data-row]')?.dataset['row'];
  return cell && row !== undefined ? { row: Number(row), column: cell.dataset['cell'] as TableColumn } : null;
}

function cellAt(grid: HTMLElement | null, { row, column }: GridPlace): HTMLElement | null {
  return grid?.querySelector<HTMLElement>(`[data-row="${row}"] [data-cell="${column}"]`) ?? null;
}
