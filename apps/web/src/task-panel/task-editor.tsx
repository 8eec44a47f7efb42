import type { Task } from '@baton/dto';
import type { TaskPatch } from '@baton/task-rules';
import { Stack } from '@mantine/core';
import type { FieldDraft } from '../drafts/field-draft.ts';
import { useTaskChanges } from '../tasks/task-changes.tsx';
import { Checklist } from './checklist.tsx';
import { DescriptionField } from './description-field.tsx';
import { PartList } from './part-list.tsx';
import { ProgressSection } from './progress-section.tsx';
import { TaskProperties } from './task-properties.tsx';
import { TitleField } from './title-field.tsx';

/** Everything about a task, each field changed in its place. */
export function TaskEditor({ task }: { task: Task }) {
  const { change } = useTaskChanges();
  const edit = (patch: TaskPatch) => void change({ task, change: { kind: 'edit', patch } });
  const saveText =
    (field: 'title' | 'description') =>
    ({ text, base, seenVersion }: FieldDraft) =>
      change({
        task,
        change: { kind: 'edit', patch: { [field]: text } },
        base: { [field]: base },
        ...(seenVersion && { seenVersion }),
      });

  return (
    <Stack gap="lg">
      <Stack gap="sm">
        <TitleField task={task} onSave={saveText('title')} />
        <TaskProperties task={task} onEdit={edit} />
      </Stack>
      <ProgressSection task={task} />
      <PartList task={task} />
      <DescriptionField task={task} onSave={saveText('description')} />
      <Checklist task={task} />
    </Stack>
  );
}
