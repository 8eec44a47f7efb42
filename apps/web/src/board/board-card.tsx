import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter';
import type { Task } from '@baton/dto';
import { type MouseEvent, memo, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../i18n/use-locale.ts';
import { Due, Labels, People, Progress } from '../task-list/cells/cell-content.tsx';
import { PriorityIcon } from '../tasks/priority-icon.tsx';
import { projectKeyOf, taskLinkId } from '../tasks/task-key.ts';
import classes from './board.module.css';

export interface BoardCardProps {
  readonly task: Task;
  readonly index: number;
  /** In pixels from the top of its column. */
  readonly top: number;
  readonly measure: (element: Element | null) => void;
  readonly isActive: boolean;
  readonly isCarried: boolean;
  readonly isDropBefore: boolean;
  readonly hintId: string;
  readonly canEdit: boolean;
  readonly onOpen: (task: Task) => void;
}

export const BoardCard = memo(function BoardCard(props: BoardCardProps) {
  const { task, index, top, measure, isActive, isCarried, isDropBefore, hintId, canEdit, onOpen } = props;
  const { t } = useTranslation('app');
  const [locale] = useLocale();
  const card = useRef<HTMLDivElement>(null);
  const [isDragged, setIsDragged] = useState(false);
  const { id, status } = task;

  useEffect(() => {
    const element = card.current;
    if (!element || !canEdit) return undefined;
    return combine(
      draggable({
        element,
        getInitialData: () => ({ taskId: id }),
        onDragStart: () => setIsDragged(true),
        onDrop: () => setIsDragged(false),
      }),
      dropTargetForElements({
        element,
        getData: ({ input }) => {
          const { top: edge, height } = element.getBoundingClientRect();
          return { status, index: input.clientY > edge + height / 2 ? index + 1 : index };
        },
      }),
    );
  }, [id, status, index, canEdit]);

  function onClick(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    onOpen(task);
  }

  return (
    <li
      ref={measure}
      data-index={index}
      className={classes.item}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div
        ref={card}
        className={classes.card}
        data-carried={isCarried || undefined}
        data-dragged={isDragged || undefined}
        data-drop-before={isDropBefore || undefined}
      >
        <span className={classes.meta}>
          {task.key}
          {task.priority !== 'none' && (
            <span title={t(`priorities.${task.priority}`)} className={classes.priority}>
              <PriorityIcon priority={task.priority} />
            </span>
          )}
        </span>
        <a
          href={`/p/${projectKeyOf(task)}/${task.number}`}
          id={taskLinkId(task.key)}
          data-card={id}
          draggable={false}
          tabIndex={isActive ? 0 : -1}
          aria-describedby={canEdit ? hintId : undefined}
          className={classes.link}
          onClick={onClick}
        >
          {task.title}
        </a>
        {task.labels.length > 0 && (
          <span className={classes.labels}>
            <Labels labels={task.labels} />
          </span>
        )}
        <span className={classes.foot}>
          <Progress value={task.progress} text={t('percent', { value: task.progress })} />
          <Due task={task} t={t} locale={locale} />
          <span className={classes.people}>
            <People parts={task.parts} t={t} isNamed={false} />
          </span>
        </span>
      </div>
    </li>
  );
});
