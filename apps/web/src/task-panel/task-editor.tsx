import { LIMITS, type Task } from '@baton/dto';
import type { TaskPatch } from '@baton/task-rules';
import { Divider, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatAgo, formatTime } from '../i18n/format.ts';
import { useLocale } from '../i18n/use-locale.ts';
import { useFieldRules } from '../forms/use-field-rules.ts';
import { EditableText } from './editable-text.tsx';
import { PartList } from './part-list.tsx';
import { ProgressBar } from '../tasks/progress-bar.tsx';
import { ProgressControl } from '../tasks/progress-control.tsx';
import { useTaskChanges } from '../tasks/task-changes.tsx';
import { TaskProperties } from './task-properties.tsx';

/** Everything about a task, each field changed in its place. */
export function TaskEditor({ task }: { task: Task }) {
  const { t } = useTranslation('app');
  const [locale] = useLocale();
  const rules = useFieldRules();
  const { canEdit, change } = useTaskChanges();
  const edit = (patch: TaskPatch, seenVersion?: number) =>
    change({ task, change: { kind: 'edit', patch }, ...(seenVersion && { seenVersion }) });

  return (
    <Stack gap="md">
      <EditableText
        label={t('fields.title')}
        value={task.title}
        version={task.version}
        look="title"
        rule={rules.line(LIMITS.taskTitle)}
        disabled={!canEdit}
        onSave={(title, version) => edit({ title: title.trim() }, version)}
      />
      <TaskProperties task={task} onEdit={(patch) => void edit(patch)} />
      <div>
        <Group justify="space-between" mb={6}>
          <Text size="sm" fw={600}>
            {t('fields.progress')}
          </Text>
          {task.parts.length > 0 && (
            <Text size="sm" c="dimmed">
              {t('percent', { value: task.progress })}
            </Text>
          )}
        </Group>
        {task.parts.length > 0 ? (
          <ProgressBar progress={task.progress} />
        ) : (
          <ProgressControl
            label={t('tasks.progressOf', { key: task.key })}
            progress={task.progress}
            disabled={!canEdit}
            onChange={(progress) => void edit({ progress })}
          />
        )}
      </div>
      <PartList task={task} />
      <EditableText
        label={t('fields.description')}
        value={task.description}
        version={task.version}
        look="text"
        placeholder={t('tasks.descriptionPlaceholder')}
        rule={rules.text(LIMITS.taskDescription)}
        disabled={!canEdit}
        onSave={(description, version) => edit({ description }, version)}
      />
      <Divider />
      <Text size="xs" c="dimmed">
        {t('tasks.createdBy', {
          name: task.createdBy.name || t('deletedAccount'),
          when: formatTime(task.createdAt, locale),
        })}
        {' · '}
        {t('tasks.updated', { when: formatAgo(task.updatedAt, locale) })}
      </Text>
    </Stack>
  );
}
