import type { Task } from '@baton/dto';
import { TASK_STATUSES } from '@baton/vocabulary';
import { VisuallyHidden } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useId, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCurrentProject } from '../projects/current-project.ts';
import { useTaskChanges } from '../tasks/task-changes.tsx';
import classes from './board.module.css';
import { type BoardPlace, moveTo, toColumns, withTaskAt } from './board-columns.ts';
import { BoardColumn } from './board-column.tsx';
import { useBoardDrag } from './use-board-drag.ts';
import { useBoardKeys } from './use-board-keys.ts';

export interface BoardProps {
  /** Those that the filters take, in the order of their ranks. */
  readonly tasks: readonly Task[];
  /** All of the project. */
  readonly all: readonly Task[];
  readonly label: string;
}

/** The tasks by status, moved between columns and within them by mouse, finger or keyboard. */
export function Board({ tasks, all, label }: BoardProps) {
  const { t } = useTranslation('app');
  const { canEdit, change } = useTaskChanges();
  const project = useCurrentProject();
  const navigate = useNavigate();
  const hintId = useId();
  const board = useRef<HTMLDivElement>(null);
  const columns = useMemo(() => toColumns(tasks), [tasks]);

  function move(task: Task, place: BoardPlace) {
    const made = moveTo(task, place, columns, all);
    if (made) void change({ task, change: made });
  }
  function open({ number }: Task) {
    void navigate({
      to: '/p/$projectKey/$number',
      params: { projectKey: project.key, number: String(number) },
      search: true,
      resetScroll: false,
    });
  }

  const keys = useBoardKeys({ board, columns, canMove: canEdit, onMove: move, onOpen: open });
  const drag = useBoardDrag({ columns, onDrop: move });
  const shown = keys.carried ? withTaskAt(columns, keys.carried.task, keys.carried.place) : columns;

  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the cards bubble to it
    <div
      ref={board}
      className={classes.board}
      role="region"
      aria-label={label}
      onKeyDown={keys.onKeyDown}
      onFocus={keys.onFocus}
      onBlur={keys.onBlur}
    >
      <VisuallyHidden id={hintId}>{canEdit && t('board.hint')}</VisuallyHidden>
      <VisuallyHidden role="status">{keys.announcement}</VisuallyHidden>
      {TASK_STATUSES.map((status) => (
        <BoardColumn
          key={status}
          status={status}
          tasks={shown[status]}
          activeId={keys.activeId}
          carriedId={keys.carried?.task.id ?? null}
          dropIndex={drag.target?.status === status ? drag.target.index : null}
          hintId={hintId}
          canEdit={canEdit}
          onOpen={open}
        />
      ))}
    </div>
  );
}
