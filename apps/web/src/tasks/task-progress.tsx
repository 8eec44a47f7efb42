import type { Part, Task } from '@baton/dto';
import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ProgressControl } from './progress-control.tsx';
import { useTaskChanges } from './task-changes.tsx';

export interface TaskProgressProps {
  readonly task: Task;
  /** Called when a number was entered and there is no other to enter. */
  readonly onDone: () => void;
}

/** A slider per part, or one for the task when it has none. */
export function TaskProgress({ task, onDone }: TaskProgressProps) {
  const { t } = useTranslation('app');
  const { change } = useTaskChanges();
  if (task.parts.length === 0) {
    return (
      <ProgressControl
        label={t('tasks.progressOf', { key: task.key })}
        progress={task.progress}
        onChange={(progress) => void change({ task, change: { kind: 'edit', patch: { progress } } })}
        onEnter={onDone}
      />
    );
  }
  return (
    <Stack gap="sm">
      {task.parts.map((part) => (
        <div key={part.id}>
          <PartCaption part={part} />
          <ProgressControl
            label={t('parts.progressOf', { role: part.role })}
            progress={part.progress}
            onChange={(progress) =>
              void change({ task, change: { kind: 'edit-part', partId: part.id, patch: { progress } } })
            }
            onEnter={task.parts.length === 1 ? onDone : undefined}
          />
        </div>
      ))}
    </Stack>
  );
}

function PartCaption({ part }: { part: Part }) {
  const { t } = useTranslation('app');
  return (
    <Text size="sm" truncate aria-hidden>
      {part.role}{' '}
      <Text span size="xs" c="dimmed">
        {part.assignee?.name ?? t('parts.nobody')}
      </Text>
    </Text>
  );
}
