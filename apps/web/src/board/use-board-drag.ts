import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter';
import type { Task } from '@baton/dto';
import type { TaskStatus } from '@baton/vocabulary';
import { useEffect, useEffectEvent, useState } from 'react';
import { type BoardColumns, type BoardPlace, placeOf } from './board-columns.ts';

export interface BoardDragParts {
  readonly columns: BoardColumns;
  /** Takes where a task goes; the index counts without the task itself. */
  readonly onDrop: (task: Task, place: BoardPlace) => void;
}

interface Dragging {
  readonly source: { readonly data: Record<string | symbol, unknown> };
  readonly location: {
    readonly current: {
      readonly dropTargets: readonly { readonly data: Record<string | symbol, unknown> }[];
    };
  };
}

/** What is dragged by mouse or finger, and where it would be dropped. */
export function useBoardDrag({ columns, onDrop }: BoardDragParts) {
  const [target, setTarget] = useState<BoardPlace | null>(null);

  const drop = useEffectEvent((dragging: Dragging) => {
    setTarget(null);
    const place = targetOf(dragging);
    const from = placeOf(columns, String(dragging.source.data['taskId']));
    const task = from && columns[from.status][from.index];
    if (!place || !from || !task) return;
    const isBelowItself = place.status === from.status && place.index > from.index;
    onDrop(task, isBelowItself ? { ...place, index: place.index - 1 } : place);
  });

  useEffect(
    () =>
      monitorForElements({
        canMonitor: ({ source }) => 'taskId' in source.data,
        onDrag: (dragging) => {
          const next = targetOf(dragging);
          setTarget((now) => (now?.status === next?.status && now?.index === next?.index ? now : next));
        },
        onDrop: (dragging) => drop(dragging),
      }),
    [],
  );

  return { target };
}

/** The innermost target: a card before its column. */
function targetOf({ location }: Dragging): BoardPlace | null {
  const data = location.current.dropTargets[0]?.data;
  return data ? { status: data['status'] as TaskStatus, index: Number(data['index']) } : null;
}
