import type { Part, Task } from '@baton/dto';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PartForm } from './part-form.tsx';
import { useProjectPeople } from '../tasks/project-people.ts';
import { useTaskChanges } from '../tasks/task-changes.tsx';
import { type PartFormValues, toPartPatch } from '../tasks/task-form-values.ts';

export interface EditPartFormProps {
  readonly task: Task;
  readonly part: Part;
  readonly onClose: () => void;
}

export function EditPartForm({ task, part, onClose }: EditPartFormProps) {
  const { t } = useTranslation('app');
  const { change } = useTaskChanges();
  const people = useProjectPeople(part.assignee);
  // What others save meanwhile must not look as if this user had changed it back.
  const [begun] = useState({ part, seenVersion: task.version });

  async function save(values: PartFormValues): Promise<boolean> {
    const patch = toPartPatch(values, begun.part, people);
    if (Object.keys(patch).length === 0) return true;
    const { seenVersion } = begun;
    return change({ task, change: { kind: 'edit-part', partId: part.id, patch }, seenVersion });
  }

  const { role, assignee, weight } = begun.part;
  return (
    <PartForm
      label={t('parts.edit', { role })}
      submitLabel={t('save')}
      initialValues={{ role, assigneeId: assignee?.id ?? '', weight }}
      assignee={assignee}
      onSave={save}
      onClose={onClose}
    />
  );
}
