import { Drawer, Skeleton, Stack } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../api/problem-error.ts';
import { FailureState } from '../app/failure-state.tsx';
import { NotFoundState } from '../app/not-found-state.tsx';
import { useIsPhone } from '../app/use-is-phone.ts';
import { useTaskChanges } from '../tasks/task-changes.tsx';
import { taskLinkId } from '../tasks/task-key.ts';
import { useTask } from '../tasks/task-queries.ts';
import { PanelHeader } from './panel-header.tsx';
import { TaskDetails } from './task-details.tsx';
import classes from './task-panel.module.css';

export interface TaskPanelProps {
  readonly projectKey: string;
  readonly opened: boolean;
  /** Such as `WEB-12`; null when no task is open. */
  readonly taskKey: string | null;
}

/** One task, on top of the list that it belongs to. Links in mails lead here. */
export function TaskPanel({ projectKey, opened, taskKey }: TaskPanelProps) {
  const navigate = useNavigate();
  const panel = useRef<HTMLDivElement>(null);
  const isPhone = useIsPhone();
  // The task stays in the panel while that closes.
  const [shownKey, setShownKey] = useState(taskKey);
  if (taskKey !== null && taskKey !== shownKey) setShownKey(taskKey);

  function close() {
    void navigate({ to: '/p/$projectKey', params: { projectKey }, search: true, resetScroll: false });
  }
  // Mantine's own would close the panel with the menu or the question that is open on top of it.
  function onKeyDown(event: KeyboardEvent) {
    if (!opened || event.key !== 'Escape' || event.isComposing) return;
    if (isForPanel(event.target, panel.current)) close();
  }
  // Before what has the focus acts on the key itself.
  useWindowEvent('keydown', onKeyDown, { capture: true });

  return (
    <Drawer.Root
      opened={opened}
      position="right"
      closeOnEscape={false}
      size={isPhone ? '100%' : 720}
      // Behind a direct link nothing had the focus before, so it goes to the task's own place in the list.
      returnFocus={false}
      onExitTransitionEnd={() => focusAfter(shownKey)}
      onClose={close}
    >
      <Drawer.Overlay />
      <Drawer.Content ref={panel} data-panel>
        {shownKey && <PanelContent key={shownKey} projectKey={projectKey} taskKey={shownKey} />}
      </Drawer.Content>
    </Drawer.Root>
  );
}

/** Whether a key is for the panel itself, rather than for what has the focus in it or on top of it. */
function isForPanel(target: EventTarget | null, panel: HTMLElement | null): boolean {
  if (target === document.body) return true;
  const isInPanel = target instanceof Element && panel?.contains(target) === true;
  return isInPanel && target.getAttribute('data-mantine-stop-propagation') !== 'true';
}

function focusAfter(taskKey: string | null) {
  // Whoever has gone on to something on the page stays there.
  if (document.getElementById('root')?.contains(document.activeElement)) return;
  const link = taskKey && document.getElementById(taskLinkId(taskKey));
  (link || document.getElementById('content'))?.focus({ preventScroll: true });
}

interface PanelContentProps {
  readonly projectKey: string;
  readonly taskKey: string;
}

function PanelContent({ projectKey, taskKey }: PanelContentProps) {
  const [isQuiet, setIsQuiet] = useState(false);
  const task = useTask(taskKey);
  return (
    <>
      <PanelHeader
        projectKey={projectKey}
        taskKey={taskKey}
        task={task.data ?? null}
        isQuiet={isQuiet}
        onQuietChange={setIsQuiet}
      />
      <Drawer.Body>
        {/* Takes the focus when the panel opens, whatever it shows by then. */}
        <div tabIndex={-1} data-autofocus className={classes.content}>
          <PanelBody
            projectKey={projectKey}
            taskKey={taskKey}
            query={task}
            isQuiet={isQuiet}
            onQuietChange={setIsQuiet}
          />
        </div>
      </Drawer.Body>
    </>
  );
}

interface PanelBodyProps extends PanelContentProps {
  readonly query: ReturnType<typeof useTask>;
  readonly isQuiet: boolean;
  readonly onQuietChange: (isQuiet: boolean) => void;
}

function PanelBody({ projectKey, taskKey, query, ...quiet }: PanelBodyProps) {
  const { t } = useTranslation(['app', 'common']);
  const { shown } = useTaskChanges();

  if (query.isPending) {
    return (
      <Stack role="status" aria-label={t('app:loading')}>
        <Skeleton h={32} />
        <Skeleton h={96} />
        <Skeleton h={160} />
      </Stack>
    );
  }
  // The contract finds numbers that cannot be one not valid, rather than not found.
  if (hasCode(query.error, 'not-found', 'validation')) {
    return (
      <NotFoundState
        order={2}
        title={t('app:tasks.notFoundTitle')}
        text={t('app:tasks.notFoundText', { key: taskKey })}
      />
    );
  }
  if (!query.data) return <FailureState error={query.error} onRetry={() => void query.refetch()} />;
  const task = query.data.deletedAt === null ? shown(query.data) : query.data;
  return (
    <>
      <title>{`${task.key} ${task.title} · ${t('common:appName')}`}</title>
      <TaskDetails projectKey={projectKey} task={task} {...quiet} />
    </>
  );
}
