import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter';
import type { Task } from '@baton/dto';
import type { TaskStatus } from '@baton/vocabulary';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusIcon } from '../tasks/status-icon.tsx';
import classes from './board.module.css';
import { BoardCard } from './board-card.tsx';

const CARD_HEIGHT = 92;
const GAP = 8;

export interface BoardColumnProps {
  readonly status: TaskStatus;
  readonly tasks: readonly Task[];
  /** The card in the tab order. */
  readonly activeId: string | null;
  /** The card that is carried by keys. */
  readonly carriedId: string | null;
  /** Before which card one that is dragged would be dropped. */
  readonly dropIndex: number | null;
  readonly hintId: string;
  readonly canEdit: boolean;
  readonly onOpen: (task: Task) => void;
}

/** One status. Only the cards in sight are in the page. */
export function BoardColumn(props: BoardColumnProps) {
  const { status, tasks, activeId, carriedId, dropIndex, hintId, canEdit, onOpen } = props;
  const { t } = useTranslation('app');
  const column = useRef<HTMLElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const activeIndex = tasks.findIndex(({ id }) => id === activeId);

  // eslint-disable-next-line react-hooks/incompatible-library -- a note for a compiler that is not in use
  const virtualizer = useVirtualizer({
    count: tasks.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => CARD_HEIGHT,
    gap: GAP,
    overscan: 6,
    paddingStart: 2,
    paddingEnd: 48,
    getItemKey: (index) => tasks[index]?.id ?? index,
    // The card that has the focus stays in the page, wherever it is scrolled to.
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const [first, last] = [Math.max(0, startIndex - overscan), Math.min(count - 1, endIndex + overscan)];
      const seen = Array.from({ length: last - first + 1 }, (_, place) => first + place);
      const isSeen = activeIndex === -1 || (activeIndex >= first && activeIndex <= last);
      return isSeen ? seen : [...seen, activeIndex].sort((a, b) => a - b);
    },
  });

  useEffect(() => {
    if (carriedId !== null && activeIndex !== -1) virtualizer.scrollToIndex(activeIndex, { align: 'auto' });
  }, [virtualizer, activeIndex, carriedId]);

  useEffect(() => {
    if (!column.current) return undefined;
    return dropTargetForElements({
      element: column.current,
      getData: () => ({ status, index: tasks.length }),
    });
  }, [status, tasks.length]);

  const name = t(`statuses.${status}`);
  return (
    <section
      ref={column}
      className={classes.column}
      aria-label={t('board.column', { status: name, count: tasks.length })}
      data-over={dropIndex !== null || undefined}
    >
      <h2 className={classes.heading}>
        <StatusIcon status={status} />
        {name}
        <span className={classes.count}>{tasks.length}</span>
      </h2>
      <div ref={scroller} className={classes.scroller}>
        <ul className={classes.cards} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, key, start }) => {
            const task = tasks[index];
            return (
              task && (
                <BoardCard
                  key={key}
                  task={task}
                  index={index}
                  top={start}
                  measure={virtualizer.measureElement}
                  isActive={task.id === activeId}
                  isCarried={task.id === carriedId}
                  isDropBefore={dropIndex === index}
                  hintId={hintId}
                  canEdit={canEdit}
                  onOpen={onOpen}
                />
              )
            );
          })}
          {dropIndex === tasks.length && (
            <li aria-hidden className={classes.end} style={{ top: virtualizer.getTotalSize() - 46 }} />
          )}
        </ul>
        {tasks.length === 0 && <p className={classes.empty}>{t('board.empty')}</p>}
      </div>
    </section>
  );
}
