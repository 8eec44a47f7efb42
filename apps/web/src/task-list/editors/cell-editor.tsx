import type { Task } from '@baton/dto';
import { Popover } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTaskChanges } from '../../tasks/task-changes.tsx';
import { TaskProgress } from '../../tasks/task-progress.tsx';
import type { ColumnId } from '../view/task-view.ts';
import { DayEditor } from './day-editor.tsx';
import { LabelsEditor } from './labels-editor.tsx';
import { PeopleEditor } from './people-editor.tsx';
import { PriorityOptions, StatusOptions } from './task-options.tsx';

export interface CellEditorProps {
  readonly task: Task;
  readonly column: ColumnId;
  readonly onEnd: () => void;
  /** The cell as it looks otherwise. */
  readonly children: ReactNode;
}

/** Changes a field of a task, other than its title, where it stands. */
export function CellEditor({ task, column, onEnd, children }: CellEditorProps) {
  const { t } = useTranslation('app');
  return (
    <Popover
      opened
      withRoles={false}
      onDismiss={onEnd}
      position="bottom-start"
      shadow="md"
      trapFocus
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <div>{children}</div>
      </Popover.Target>
      <Popover.Dropdown
        role="dialog"
        p={isList(column) ? 4 : 'sm'}
        maw="calc(100vw - 24px)"
        aria-label={t('tasks.fieldOf', { field: t(`fields.${column}`), key: task.key })}
      >
        <Editor task={task} column={column} onEnd={onEnd} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Editor({ task, column, onEnd }: Omit<CellEditorProps, 'children'>) {
  const { change } = useTaskChanges();
  const edit = (patch: Parameters<typeof toEdit>[0]) => {
    onEnd();
    void change({ task, change: toEdit(patch) });
  };
  switch (column) {
    case 'status':
      return <StatusOptions selected={task.status} onPick={(status) => edit({ status })} />;
    case 'priority':
      return <PriorityOptions selected={task.priority} onPick={(priority) => edit({ priority })} />;
    case 'startOn':
      return (
        <DayEditor
          field="startOn"
          day={task.startOn}
          max={task.dueOn}
          onSave={(startOn) => edit({ startOn })}
        />
      );
    case 'dueOn':
      return (
        <DayEditor field="dueOn" day={task.dueOn} min={task.startOn} onSave={(dueOn) => edit({ dueOn })} />
      );
    case 'labels':
      return <LabelsEditor labels={task.labels} onSave={(labels) => edit({ labels })} onCancel={onEnd} />;
    case 'people':
      return <PeopleEditor task={task} />;
    default:
      return <TaskProgress task={task} onDone={onEnd} />;
  }
}

function toEdit(patch: Partial<Pick<Task, 'status' | 'priority' | 'startOn' | 'dueOn' | 'labels'>>) {
  return { kind: 'edit', patch } as const;
}

function isList(column: ColumnId): boolean {
  return column === 'status' || column === 'priority';
}
