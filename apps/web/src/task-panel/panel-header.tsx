import type { Task } from '@baton/dto';
import { Drawer, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ViewerAvatars } from '../viewers/viewer-avatars.tsx';
import { TaskMenu } from './task-menu.tsx';
import classes from './task-panel.module.css';
import { WatchButton } from './watch-button.tsx';

export interface PanelHeaderProps {
  readonly projectKey: string;
  readonly taskKey: string;
  /** Null while it is not known. */
  readonly task: Task | null;
  readonly isQuiet: boolean;
  readonly onQuietChange: (isQuiet: boolean) => void;
}

/** Which task it is, and what can be done with it as a whole. */
export function PanelHeader({ taskKey, task, ...menu }: PanelHeaderProps) {
  const { t } = useTranslation('app');
  return (
    <Drawer.Header className={classes.header}>
      <Drawer.Title className={classes.key}>{taskKey}</Drawer.Title>
      <Group gap={4} ml="auto" wrap="nowrap">
        {task && (
          <>
            <ViewerAvatars taskId={task.id} />
            <WatchButton task={task} />
            <TaskMenu task={task} {...menu} />
          </>
        )}
        <Drawer.CloseButton ml={0} aria-label={t('close')} />
      </Group>
    </Drawer.Header>
  );
}
