import { LIMITS, type Part } from '@baton/dto';
import { Button, Group } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useFieldRules } from '../forms/use-field-rules.ts';
import { useFormSubmit } from '../forms/use-form-submit.ts';
import fieldClasses from '../tasks/part-fields.module.css';
import { PartFields } from '../tasks/part-fields.tsx';
import type { PartFormValues } from '../tasks/task-form-values.ts';

export interface PartFormProps {
  readonly label: string;
  readonly submitLabel: string;
  readonly initialValues: PartFormValues;
  /** Who has the part already, perhaps no member any more. */
  readonly assignee?: Part['assignee'];
  /** True when the part is saved. */
  readonly onSave: (values: PartFormValues) => Promise<boolean>;
  readonly onClose: () => void;
}

/** Role, person and weight of one part of a task, in the task's panel. */
export function PartForm({ label, submitLabel, initialValues, assignee, onSave, onClose }: PartFormProps) {
  const { t } = useTranslation('app');
  const rules = useFieldRules();
  const form = useForm<PartFormValues>({
    initialValues,
    validate: { role: rules.line(LIMITS.partRole), weight: rules.wholeNumber(1, LIMITS.partWeight) },
  });
  useEffect(() => {
    form.getInputNode('role')?.focus();
    // The button that led here is gone, and took the focus along.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the form opens
  }, []);
  const { onSubmit, isSending } = useFormSubmit(form, async (values) => {
    if (await onSave(values)) onClose();
  });
  // Escape closes the panel only when nothing that was typed is lost.
  const keepPanel = { 'data-mantine-stop-propagation': form.isDirty() || undefined };

  return (
    <form onSubmit={onSubmit} noValidate aria-label={label}>
      <div className={fieldClasses.part}>
        <PartFields
          assignee={assignee}
          inputProps={(field) => ({ ...form.getInputProps(field), ...keepPanel })}
        />
      </div>
      <Group gap="xs" mt="sm">
        <Button type="submit" size="xs" loading={isSending} {...keepPanel}>
          {submitLabel}
        </Button>
        <Button size="xs" variant="default" onClick={onClose} {...keepPanel}>
          {t('cancel')}
        </Button>
      </Group>
    </form>
  );
}
