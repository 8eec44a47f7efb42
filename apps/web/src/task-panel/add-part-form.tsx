import type { Task } from '@baton/dto';
import { useTranslation } from 'react-i18next';
import { useIdempotencyKey } from '../api/use-idempotency-key.ts';
import { PartForm } from './part-form.tsx';
import classes from './part-list.module.css';
import { useTaskChanges } from '../tasks/task-changes.tsx';
import { EMPTY_PART, type PartFormValues, toCreatePartBody } from '../tasks/task-form-values.ts';

export interface AddPartFormProps {
  readonly task: Task;
  readonly onClose: () => void;
}

export function AddPartForm({ task, onClose }: AddPartFormProps) {
  const { t } = useTranslation('app');
  const { change } = useTaskChanges();
  const keyOf = useIdempotencyKey();

  function add(values: PartFormValues): Promise<boolean> {
    const part = toCreatePartBody(values);
    return change({ task, change: { kind: 'add-part', idempotencyKey: keyOf(part), part } });
  }
  return (
    <div className={classes.part} style={{ marginTop: 8 }}>
      <PartForm
        label={t('parts.addTo', { key: task.key })}
        submitLabel={t('parts.add')}
        initialValues={EMPTY_PART}
        onSave={add}
        onClose={onClose}
      />
    </div>
  );
}
