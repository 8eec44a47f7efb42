import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Deferred } from '../app/deferred.tsx';
import { FailureState } from '../app/failure-state.tsx';
import { LoadingState } from '../app/loading-state.tsx';
import { lazyDialog } from '../app/lazy-dialog.tsx';
import { useCommand } from '../commands/commands.tsx';
import { useLocale } from '../i18n/use-locale.ts';
import { useCurrentProject } from '../projects/current-project.ts';
import { useTaskChanges } from '../tasks/task-changes.tsx';
import { NoMatch, NoTasks } from './empty-list.tsx';
import classes from './task-list.module.css';
import { groupRows, taskRows } from './table/table-rows.ts';
import { TaskTable } from './table/task-table.tsx';
import { ListToolbar } from './toolbar/list-toolbar.tsx';
import { useListedTasks } from './use-listed-tasks.ts';
import { useSelection } from './use-selection.ts';
import { groupTasks } from './view/group-tasks.ts';
import { hasFilters, NO_FILTERS } from './view/task-view.ts';
import { useTaskView } from './view/use-task-view.ts';

const BulkBar = lazy(async () => ({ default: (await import('./bulk/bulk-bar.tsx')).BulkBar }));
const Board = lazy(async () => ({ default: (await import('../board/board.tsx')).Board }));
const CreateTaskDialog = lazyDialog(
  async () => (await import('../create-task/create-task-dialog.tsx')).CreateTaskDialog,
);
const TrashDialog = lazyDialog(async () => (await import('./trash/trash-dialog.tsx')).TrashDialog);

/** The tasks of a project in a table or on a board, as the address says. */
export function TaskList() {
  const { t } = useTranslation(['app', 'common']);
  const [locale] = useLocale();
  const project = useCurrentProject();
  const { canEdit } = useTaskChanges();
  const [view, changeView] = useTaskView();
  const { query, all, listed, isReading, isCut } = useListedTasks(project.key, view);
  const selection = useSelection();
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const [isCreating, create] = useDisclosure(false);
  const [isTrashOpen, trash] = useDisclosure(false);
  useCommand('newTask', create.open, canEdit);
  useCommand('openTrash', trash.open);
  const rows = useMemo(
    () => (view.group ? groupRows(groupTasks(listed, view.group, locale), collapsed) : taskRows(listed)),
    [listed, view.group, locale, collapsed],
  );
  const selected = useMemo(() => listed.filter(({ id }) => selection.ids.has(id)), [listed, selection.ids]);

  function toggleGroup(id: string) {
    setCollapsed((closed) =>
      closed.has(id) ? new Set([...closed].filter((one) => one !== id)) : new Set([...closed, id]),
    );
  }

  function content() {
    if (query.isPending) return <LoadingState m="md" h={240} w="auto" />;
    if (query.isError && all.length === 0) {
      return <FailureState error={query.error} onRetry={() => void query.refetch()} />;
    }
    if (all.length === 0 && !isReading) return <NoTasks onCreate={create.open} />;
    const label = t('tasks.tableOf', { project: project.name });
    if (view.view === 'board') {
      return (
        <Suspense fallback={<LoadingState m="md" h={240} w="auto" />}>
          <Board tasks={listed} all={all} label={label} />
        </Suspense>
      );
    }
    if (listed.length === 0 && !isReading && hasFilters(view)) {
      return <NoMatch onClear={() => changeView(NO_FILTERS)} />;
    }
    return (
      <Deferred>
        <TaskTable
          rows={rows}
          label={label}
          view={view}
          selection={selection}
          onViewChange={changeView}
          onToggleGroup={toggleGroup}
        />
      </Deferred>
    );
  }

  return (
    <div className={classes.list}>
      <ListToolbar
        view={view}
        tasks={all}
        shownCount={listed.length}
        isReading={isReading}
        onViewChange={changeView}
        onCreate={create.open}
        onTrash={trash.open}
      />
      {isCut && (
        <Text size="sm" c="dimmed" px="md" py={6}>
          {t('list.cut', { count: all.length })}
        </Text>
      )}
      {query.isError && all.length > 0 && (
        <div role="alert" className={classes.stale}>
          <Text size="sm">{t('list.stale')}</Text>
          <Button size="compact-sm" variant="light" onClick={() => void query.refetch()}>
            {t('common:retry')}
          </Button>
        </div>
      )}
      <div className={classes.content}>{content()}</div>
      {selected.length > 0 && (
        <Suspense>
          <BulkBar tasks={selected} onClear={selection.clear} />
        </Suspense>
      )}
      <CreateTaskDialog projectKey={project.key} opened={isCreating} onClose={create.close} />
      <TrashDialog opened={isTrashOpen} onClose={trash.close} />
    </div>
  );
}
