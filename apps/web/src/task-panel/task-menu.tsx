import type { Task } from '@baton/dto';
import { ActionIcon, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDots, IconLink, IconMail, IconMailOff, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useTaskChanges } from '../tasks/task-changes.tsx';

export interface TaskMenuProps {
  readonly projectKey: string;
  readonly task: Task;
  readonly isQuiet: boolean;
  readonly onQuietChange: (isQuiet: boolean) => void;
}

/** What can be done with a task as a whole. */
export function TaskMenu({ projectKey, task, isQuiet, onQuietChange }: TaskMenuProps) {
  const { t } = useTranslation('app');
  const { canEdit, changeMany } = useTaskChanges();
  const mayChange = canEdit && task.deletedAt === null;

  async function copyLink() {
    const link = `${location.origin}/p/${projectKey}/${task.number}`;
    try {
      await navigator.clipboard.writeText(link);
      notifications.show({ color: 'teal', role: 'status', message: t('panel.linkCopied') });
    } catch {
      // The browser may forbid it; the link can be read then.
      notifications.show({ role: 'status', autoClose: false, title: t('panel.linkIs'), message: link });
    }
  }

  return (
    <Menu position="bottom-end" width={250}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('panel.menu', { key: task.key })}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconLink size={16} aria-hidden />} onClick={() => void copyLink()}>
          {t('panel.copyLink')}
        </Menu.Item>
        {mayChange && (
          <>
            <Menu.Item
              leftSection={
                isQuiet ? <IconMail size={16} aria-hidden /> : <IconMailOff size={16} aria-hidden />
              }
              onClick={() => onQuietChange(!isQuiet)}
            >
              {t(isQuiet ? 'quiet.stop' : 'quiet.start')}
            </Menu.Item>
            <Menu.Divider />
            <Menu.Item
              color="red"
              leftSection={<IconTrash size={16} aria-hidden />}
              onClick={() => void changeMany({ tasks: [task], change: { kind: 'trash' }, quiet: isQuiet })}
            >
              {t('trash.move')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
