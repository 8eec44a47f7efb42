import type { Task } from '@baton/dto';
import { Popover, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { ProgressBar } from '../../tasks/progress-bar.tsx';
import { useTaskChanges } from '../../tasks/task-changes.tsx';
import { TaskProgress } from '../../tasks/task-progress.tsx';
import classes from './cells.module.css';

/** How far a task is; a click opens the sliders. */
export function ProgressCell({ task }: { task: Task }) {
  const { t } = useTranslation('app');
  const { canEdit } = useTaskChanges();
  const [isOpen, popover] = useDisclosure(false);
  const label = t('tasks.progressOf', { key: task.key });
  const percent = t('percent', { value: task.progress });
  return (
    <Popover
      opened={isOpen}
      onChange={(opened) => (opened ? popover.open() : popover.close())}
      width="min(360px, calc(100vw - 24px))"
      position="bottom"
      shadow="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <UnstyledButton
          className={classes.progress}
          disabled={!canEdit}
          onClick={popover.toggle}
          aria-label={`${label}: ${percent}`}
        >
          <ProgressBar progress={task.progress} className={classes.bar} />
          <span className={classes.percent}>{percent}</span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <TaskProgress task={task} onDone={popover.close} />
      </Popover.Dropdown>
    </Popover>
  );
}
