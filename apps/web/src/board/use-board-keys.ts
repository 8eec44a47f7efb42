import type { Task } from '@baton/dto';
import { TASK_STATUSES } from '@baton/vocabulary';
import {
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { type BoardColumns, type BoardPlace, carriedBy, placeOf, without } from './board-columns.ts';

export interface BoardKeysParts {
  readonly board: RefObject<HTMLElement | null>;
  readonly columns: BoardColumns;
  readonly canMove: boolean;
  readonly onMove: (task: Task, place: BoardPlace) => void;
  readonly onOpen: (task: Task) => void;
}

/** A task that was picked up, and where it would be put down. */
interface Carried {
  readonly task: Task;
  readonly place: BoardPlace;
}

/** The board by keyboard: arrow keys go from card to card, Space picks one up and puts it down. */
export function useBoardKeys({ board, columns, canMove, onMove, onOpen }: BoardKeysParts) {
  const { t } = useTranslation('app');
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const [carried, setCarried] = useState<Carried | null>(null);
  const [announcement, setAnnouncement] = useState('');
  const isMoving = useRef(false);
  // Put down, and still drawn as carried.
  const isLanding = useRef(false);
  const isKnown = focusedId !== null && placeOf(columns, focusedId) !== null;
  const firstId = TASK_STATUSES.map((status) => columns[status][0]?.id).find(Boolean) ?? null;
  const activeId = isKnown ? focusedId : firstId;

  // A card that goes to another column is another element there.
  useLayoutEffect(() => {
    if (!isMoving.current || !activeId) return;
    isMoving.current = false;
    board.current?.querySelector<HTMLElement>(`[data-card="${activeId}"]`)?.focus();
  }, [board, activeId, carried]);

  function onKeyDown(event: KeyboardEvent) {
    const id = event.target instanceof HTMLElement ? event.target.dataset['card'] : undefined;
    const place = id ? placeOf(columns, id) : null;
    const task = place && columns[place.status][place.index];
    if (!task || event.metaKey || event.ctrlKey || event.altKey) return;
    const isCarried = carried && !isLanding.current;
    const isHandled = isCarried ? carry(event.key, carried) : go(event.key, task, place);
    if (isHandled) event.preventDefault();
  }

  function go(key: string, task: Task, place: BoardPlace): boolean {
    if (key === 'Enter') onOpen(task);
    else if (key === ' ' && canMove) {
      setCarried({ task, place });
      setAnnouncement(t('board.lifted', { key: task.key }));
    } else {
      const next = cardBeside(key, place, columns);
      if (next) focus(next.id);
      return key.startsWith('Arrow');
    }
    return true;
  }

  function carry(key: string, { task, place }: Carried): boolean {
    const others = without(columns, task);
    const status = (at: BoardPlace) => t(`statuses.${at.status}`);
    if (key === ' ' || key === 'Enter') {
      onMove(task, place);
      isLanding.current = true;
      // The board shows what is on its way from the next turn on, and until then what is carried.
      setTimeout(() =>
        end(t('board.dropped', { key: task.key, status: status(place), place: place.index + 1 })),
      );
    } else if (key === 'Escape' || key === 'Tab') {
      end(t('board.cancelled', { key: task.key }));
      return key === 'Escape';
    } else {
      const next = carriedBy(key, place, others);
      if (next) {
        isMoving.current = true;
        setCarried({ task, place: next });
        const count = others[next.status].length + 1;
        setAnnouncement(t('board.over', { status: status(next), place: next.index + 1, count }));
      }
      return key.startsWith('Arrow');
    }
    return true;
  }

  function end(message: string) {
    isLanding.current = false;
    isMoving.current = true;
    setCarried(null);
    setAnnouncement(message);
  }

  function focus(id: string) {
    isMoving.current = true;
    setFocusedId(id);
  }

  function onFocus({ target }: FocusEvent) {
    const id = target instanceof HTMLElement ? target.dataset['card'] : undefined;
    if (id && id !== focusedId) setFocusedId(id);
  }

  function onBlur({ relatedTarget, currentTarget }: FocusEvent) {
    // A card that is drawn in another column loses the focus to nothing, and gets it back.
    if (relatedTarget && !currentTarget.contains(relatedTarget)) setCarried(null);
  }

  return { activeId, carried, announcement, onKeyDown, onFocus, onBlur };
}

/** The card that an arrow key goes to; columns without cards are passed by. */
function cardBeside(key: string, { status, index }: BoardPlace, columns: BoardColumns): Task | undefined {
  if (key === 'ArrowUp' || key === 'ArrowDown') return columns[status][index + (key === 'ArrowUp' ? -1 : 1)];
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return undefined;
  const place = TASK_STATUSES.indexOf(status);
  const beside =
    key === 'ArrowLeft' ? TASK_STATUSES.slice(0, place).toReversed() : TASK_STATUSES.slice(place + 1);
  const next = beside.find((one) => columns[one].length > 0);
  return next && columns[next][Math.min(index, columns[next].length - 1)];
}
