import type { Task } from '@baton/dto';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useIdempotencyKey } from '../api/use-idempotency-key.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useTaskChanges } from '../tasks/task-changes.tsx';
import { EMPTY_PART, type PartFormValues, toCreatePartBody } from '../tasks/task-form-values.ts';
import { PartForm } from './part-form.tsx';
import classes from './part-list.module.css';

export interface AddPartFormProps {
  readonly task: Task;
  readonly onClose: () => void;
}

/** Under which the form keeps what is typed in it. */
export function addPartDraftName(task: Task): string {
  return `${task.id}.parts`;
}

export function AddPartForm({ task, onClose }: AddPartFormProps) {
  const { t } = useTranslation('app');
  const { change } = useTaskChanges();
  const keyOf = useIdempotencyKey();
  const [draft, setDraft] = useDraft<PartFormValues>(addPartDraftName(task));
  // A form that is there again after a reload leaves the focus where it is.
  const [isReopened] = useState(draft !== null);

  function add(values: PartFormValues): Promise<boolean> {
    const part = toCreatePartBody(values);
    return change({ task, change: { kind: 'add-part', idempotencyKey: keyOf(part), part } });
  }

  function close() {
    setDraft(null);
    onClose();
  }

  return (
    <div className={classes.part} style={{ marginTop: 8 }}>
      <PartForm
        label={t('parts.addTo', { key: task.key })}
        submitLabel={t('parts.add')}
        initialValues={draft ?? EMPTY_PART}
        takesFocus={!isReopened}
        onType={setDraft}
        onSave={add}
        onClose={close}
      />
    </div>
  );
}
