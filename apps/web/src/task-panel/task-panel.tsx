import { Drawer, Skeleton, Stack } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../api/problem-error.ts';
import { FailureState } from '../app/failure-state.tsx';
import { NotFoundState } from '../app/not-found-state.tsx';
import { useTaskChanges } from '../tasks/task-changes.tsx';
import classes from './task-panel.module.css';
import { TaskEditor } from './task-editor.tsx';
import { TaskInTrash } from './task-in-trash.tsx';
import { taskLinkId } from '../tasks/task-key.ts';
import { useTask } from '../tasks/task-queries.ts';

export interface TaskPanelProps {
  readonly projectKey: string;
  readonly opened: boolean;
  /** Such as `WEB-12`; null when no task is open. */
  readonly taskKey: string | null;
}

/** One task, on top of the list that it belongs to. Links in mails lead here. */
export function TaskPanel({ projectKey, opened, taskKey }: TaskPanelProps) {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  // The task stays in the panel while that closes.
  const [shownKey, setShownKey] = useState(taskKey);
  if (taskKey !== null && taskKey !== shownKey) setShownKey(taskKey);

  return (
    <Drawer
      opened={opened}
      position="right"
      size={600}
      title={shownKey}
      closeButtonProps={{ 'aria-label': t('close') }}
      // Behind a direct link nothing had the focus before, so it goes to the task's own place in the list.
      returnFocus={false}
      onExitTransitionEnd={() => focusAfter(shownKey)}
      onClose={() => void navigate({ to: '/p/$projectKey', params: { projectKey }, resetScroll: false })}
    >
      {/* Takes the focus when the panel opens, whatever it shows by then. */}
      <div tabIndex={-1} data-autofocus className={classes.content}>
        {shownKey && <PanelContent key={shownKey} projectKey={projectKey} taskKey={shownKey} />}
      </div>
    </Drawer>
  );
}

function focusAfter(taskKey: string | null) {
  // Whoever has gone on to something on the page stays there.
  if (document.getElementById('root')?.contains(document.activeElement)) return;
  const link = taskKey && document.getElementById(taskLinkId(taskKey));
  (link || document.getElementById('content'))?.focus({ preventScroll: true });
}

function PanelContent({ projectKey, taskKey }: { projectKey: string; taskKey: string }) {
  const { t } = useTranslation(['app', 'common']);
  const { shown } = useTaskChanges();
  const task = useTask(taskKey);

  if (task.isPending) {
    return (
      <Stack aria-label={t('app:loading')}>
        <Skeleton h={32} />
        <Skeleton h={96} />
        <Skeleton h={160} />
      </Stack>
    );
  }
  // The contract finds numbers that cannot be one not valid, rather than not found.
  if (hasCode(task.error, 'not-found', 'validation')) {
    return (
      <NotFoundState
        order={2}
        title={t('app:tasks.notFoundTitle')}
        text={t('app:tasks.notFoundText', { key: taskKey })}
      />
    );
  }
  if (!task.data) return <FailureState error={task.error} onRetry={() => void task.refetch()} />;
  return (
    <>
      <title>{`${task.data.key} ${task.data.title} · ${t('common:appName')}`}</title>
      {task.data.deletedAt === null ? (
        <TaskEditor task={shown(task.data)} />
      ) : (
        <TaskInTrash projectKey={projectKey} task={task.data} />
      )}
    </>
  );
}
