import { LIMITS, type Part } from '@baton/dto';
import { Button, Group } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type KeyboardEvent, useEffect } from 'react';
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
  /** False for a form that is there again after a reload. */
  readonly takesFocus: boolean;
  readonly onType: (values: PartFormValues) => void;
  /** True when the part is saved. */
  readonly onSave: (values: PartFormValues) => Promise<boolean>;
  readonly onClose: () => void;
}

/** Escape leaves the form, not the panel around it. */
const keepPanel = { 'data-mantine-stop-propagation': true };

/** Role, person and weight of one part of a task, in the task's panel. */
export function PartForm({
  label,
  submitLabel,
  initialValues,
  assignee,
  takesFocus,
  onType,
  onSave,
  onClose,
}: PartFormProps) {
  const { t } = useTranslation('app');
  const rules = useFieldRules();
  const form = useForm<PartFormValues>({
    initialValues,
    onValuesChange: onType,
    validate: { role: rules.line(LIMITS.partRole), weight: rules.wholeNumber(1, LIMITS.partWeight) },
  });
  useEffect(() => {
    if (takesFocus) form.getInputNode('role')?.focus();
    // The button that led here is gone, and took the focus along.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the form opens
  }, []);
  const { onSubmit, isSending } = useFormSubmit(form, async (values) => {
    if (await onSave(values)) onClose();
  });

  function onKeyDown(event: KeyboardEvent) {
    // The key must not throw away what was typed.
    if (event.key === 'Escape' && !form.isDirty()) onClose();
  }

  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its fields hand the key on
    <form onSubmit={onSubmit} noValidate aria-label={label} onKeyDown={onKeyDown}>
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
