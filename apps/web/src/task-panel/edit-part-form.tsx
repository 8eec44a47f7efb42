import type { Part, Task } from '@baton/dto';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../drafts/use-draft.ts';
import { useProjectPeople } from '../tasks/project-people.ts';
import { useTaskChanges } from '../tasks/task-changes.tsx';
import { type PartFormValues, toPartPatch } from '../tasks/task-form-values.ts';
import { PartForm } from './part-form.tsx';

export interface EditPartFormProps {
  readonly task: Task;
  readonly part: Part;
  readonly onClose: () => void;
}

interface PartDraft {
  readonly values: PartFormValues;
  /** The part as the user began on it: what others save meanwhile must not look as if this user had changed it back. */
  readonly part: Part;
  readonly seenVersion: number;
}

/** Under which the form keeps what is typed in it. */
export function editPartDraftName(task: Task, part: Part): string {
  return `${task.id}.parts.${part.id}`;
}

export function EditPartForm({ task, part, onClose }: EditPartFormProps) {
  const { t } = useTranslation('app');
  const { change } = useTaskChanges();
  const people = useProjectPeople(part.assignee);
  const [draft, setDraft] = useDraft<PartDraft>(editPartDraftName(task, part));
  const [begun] = useState(() => draft ?? { values: toFormValues(part), part, seenVersion: task.version });
  // A form that is there again after a reload leaves the focus where it is.
  const [isReopened] = useState(draft !== null);

  async function save(values: PartFormValues): Promise<boolean> {
    const patch = toPartPatch(values, begun.part, people);
    if (Object.keys(patch).length === 0) return true;
    return change({
      task,
      change: { kind: 'edit-part', partId: part.id, patch },
      seenVersion: begun.seenVersion,
      base: { ...toFormValues(begun.part), assigneeId: begun.part.assignee?.id ?? null },
    });
  }

  function close() {
    setDraft(null);
    onClose();
  }

  return (
    <PartForm
      label={t('parts.edit', { role: begun.part.role })}
      submitLabel={t('save')}
      initialValues={begun.values}
      assignee={begun.part.assignee}
      takesFocus={!isReopened}
      onType={(values) => setDraft({ ...begun, values })}
      onSave={save}
      onClose={close}
    />
  );
}

function toFormValues({ role, assignee, weight }: Part): PartFormValues {
  return { role, assigneeId: assignee?.id ?? '', weight };
}
