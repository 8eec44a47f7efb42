import type { Task } from '@baton/dto';
import { Divider, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatAgo, formatTime } from '../i18n/format.ts';
import { useLocale } from '../i18n/use-locale.ts';
import { TaskChangesOff, TaskChangesQuietly } from '../tasks/task-changes.tsx';
import { Conversation } from './conversation.tsx';
import { QuietNotice } from './quiet-notice.tsx';
import { TaskEditor } from './task-editor.tsx';
import classes from './task-panel.module.css';
import { TrashNotice } from './trash-notice.tsx';
import { WatcherNames } from './watcher-names.tsx';

export interface TaskDetailsProps {
  readonly projectKey: string;
  readonly task: Task;
  readonly isQuiet: boolean;
  readonly onQuietChange: (isQuiet: boolean) => void;
}

/** A task with all that people say about it. */
export function TaskDetails({ projectKey, task, isQuiet, onQuietChange }: TaskDetailsProps) {
  if (task.deletedAt !== null) {
    return (
      <Stack gap="md">
        <TrashNotice projectKey={projectKey} task={task} />
        <TaskChangesOff>
          <Everything task={task} />
        </TaskChangesOff>
      </Stack>
    );
  }
  return (
    <Stack gap="md">
      {isQuiet && <QuietNotice onStop={() => onQuietChange(false)} />}
      <TaskChangesQuietly isQuiet={isQuiet}>
        <Everything task={task} />
      </TaskChangesQuietly>
    </Stack>
  );
}

function Everything({ task }: { task: Task }) {
  const { t } = useTranslation('app');
  const [locale] = useLocale();
  return (
    <Stack gap="lg">
      <TaskEditor task={task} />
      <Divider />
      <Conversation task={task} />
      <p className={classes.foot}>
        {t('tasks.createdBy', {
          name: task.createdBy.name || t('deletedAccount'),
          when: formatTime(task.createdAt, locale),
        })}
        {' · '}
        {t('tasks.updated', { when: formatAgo(task.updatedAt, locale) })}
        <br />
        <WatcherNames task={task} />
      </p>
    </Stack>
  );
}
