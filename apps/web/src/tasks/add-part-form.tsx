import { LIMITS, type Task } from '@baton/dto';
import { Button, Group } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useFieldRules } from '../forms/use-field-rules.ts';
import { useFormSubmit } from '../forms/use-form-submit.ts';
import fieldClasses from './part-fields.module.css';
import { PartFields } from './part-fields.tsx';
import classes from './part-list.module.css';
import { useTaskChanges } from './task-changes.tsx';
import { EMPTY_PART, type PartFormValues, toCreatePartBody } from './task-form-values.ts';

export interface AddPartFormProps {
  readonly task: Task;
  readonly onClose: () => void;
}

export function AddPartForm({ task, onClose }: AddPartFormProps) {
  const { t } = useTranslation('app');
  const rules = useFieldRules();
  const { change } = useTaskChanges();
  const form = useForm<PartFormValues>({
    initialValues: EMPTY_PART,
    validate: { role: rules.line(LIMITS.partRole), weight: rules.wholeNumber(1, LIMITS.partWeight) },
  });
  const { onSubmit, isSending } = useFormSubmit(form, async (values) => {
    const isAdded = await change({ task, change: { kind: 'add-part', part: toCreatePartBody(values) } });
    if (isAdded) onClose();
  });

  return (
    <form
      className={classes.part}
      style={{ marginTop: 8 }}
      onSubmit={onSubmit}
      noValidate
      aria-label={t('parts.addTo', { key: task.key })}
    >
      <div className={fieldClasses.part}>
        <PartFields inputProps={(field) => form.getInputProps(field)} />
      </div>
      <Group gap="xs" mt="sm">
        <Button type="submit" size="xs" loading={isSending}>
          {t('parts.add')}
        </Button>
        <Button size="xs" variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
      </Group>
    </form>
  );
}
