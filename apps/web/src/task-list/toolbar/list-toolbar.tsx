import type { Task } from '@baton/dto';
import { ActionIcon, Button, Loader, Menu } from '@mantine/core';
import { IconDots, IconDownload, IconPlus, IconPrinter, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { keyHint } from '../../commands/key-label.ts';
import { useTaskChanges } from '../../tasks/task-changes.tsx';
import type { TaskView, ViewChange } from '../view/task-view.ts';
import { DisplayMenu } from './display-menu.tsx';
import { FilterBar } from './filter-bar.tsx';
import { LayoutSwitch } from './layout-switch.tsx';
import classes from './list-toolbar.module.css';
import { SearchField } from './search-field.tsx';
import { useCsvExport } from './use-csv-export.ts';

export interface ListToolbarProps {
  readonly view: TaskView;
  /** All tasks of the project, which the filters offer to choose by. */
  readonly tasks: readonly Task[];
  readonly shownCount: number;
  readonly isReading: boolean;
  readonly onViewChange: (change: ViewChange) => void;
  readonly onCreate: () => void;
  readonly onTrash: () => void;
}

/** What is shown of the tasks and how; all of it is in the address too. */
export function ListToolbar(props: ListToolbarProps) {
  const { view, tasks, shownCount, isReading, onViewChange, onCreate, onTrash } = props;
  const { t } = useTranslation('app');
  const { canEdit } = useTaskChanges();
  const exportCsv = useCsvExport(view);

  return (
    <div className={classes.toolbar} role="toolbar" aria-label={t('list.toolbar')}>
      <SearchField q={view.q ?? ''} onChange={(q) => onViewChange({ q: q || undefined })} />
      <FilterBar view={view} tasks={tasks} onChange={onViewChange} />
      <span className={classes.count} role="status">
        {isReading && <Loader size={12} aria-hidden />}
        {t('list.count', { count: shownCount })}
      </span>
      <span className={classes.end}>
        <LayoutSwitch
          layout={view.view ?? 'table'}
          onChange={(layout) => onViewChange({ view: layout === 'board' ? layout : undefined })}
        />
        {view.view !== 'board' && <DisplayMenu view={view} onChange={onViewChange} />}
        <Menu position="bottom-end" width={220}>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" size={30} aria-label={t('list.more')}>
              <IconDots size={18} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconDownload size={16} aria-hidden />} onClick={() => void exportCsv()}>
              {t('list.exportCsv')}
            </Menu.Item>
            <Menu.Item leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
              {t('list.print')}
            </Menu.Item>
            <Menu.Divider />
            <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} onClick={onTrash}>
              {t('trashList.title')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
        {canEdit && (
          <Button
            size="xs"
            h={30}
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={onCreate}
            {...keyHint('newTask', t('tasks.new'))}
          >
            {t('tasks.new')}
          </Button>
        )}
      </span>
    </div>
  );
}
