import { LIMITS } from '@baton/dto';
import { TASK_PRIORITIES, TASK_STATUSES } from '@baton/vocabulary';
import {
  Button,
  Group,
  NativeSelect,
  SimpleGrid,
  Stack,
  TagsInput,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { FailureAlert } from '../forms/failure-alert.tsx';
import { type DialogForm, useDirtyReport } from '../forms/form-dialog.tsx';
import { useFieldRules } from '../forms/use-field-rules.ts';
import { useFormSubmit } from '../forms/use-form-submit.ts';
import { PartFieldset } from './part-fieldset.tsx';
import { EMPTY_PART, EMPTY_TASK, type TaskFormValues, toCreateTaskBody } from '../tasks/task-form-values.ts';
import { useCreateTask } from '../tasks/task-queries.ts';

export interface CreateTaskFormProps extends DialogForm {
  readonly projectKey: string;
}

export function CreateTaskForm({ projectKey, onDone, onCancel, onDirtyChange }: CreateTaskFormProps) {
  const { t } = useTranslation('app');
  const rules = useFieldRules();
  const createTask = useCreateTask(projectKey);
  const form = useForm<TaskFormValues>({
    initialValues: EMPTY_TASK,
    validate: {
      title: rules.line(LIMITS.taskTitle),
      description: rules.text(LIMITS.taskDescription),
      dueOn: (dueOn, { startOn }) => (startOn && dueOn && dueOn < startOn ? t('tasks.endBeforeStart') : null),
      parts: { role: rules.line(LIMITS.partRole), weight: rules.wholeNumber(1, LIMITS.partWeight) },
    },
  });

  const { onSubmit, failure, isSending } = useFormSubmit(form, async (values) => {
    const task = await createTask.mutateAsync(toCreateTaskBody(values));
    notifications.show({ color: 'teal', message: t('tasks.created', { key: task.key }) });
    onDone();
  });
  useDirtyReport(form.isDirty(), onDirtyChange);

  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <FailureAlert error={failure} />
        <TextInput
          label={t('fields.title')}
          data-autofocus
          autoComplete="off"
          {...form.getInputProps('title')}
        />
        <Textarea
          label={t('fields.description')}
          placeholder={t('tasks.descriptionPlaceholder')}
          autosize
          minRows={3}
          maxRows={12}
          {...form.getInputProps('description')}
        />
        <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="sm">
          <NativeSelect
            label={t('fields.status')}
            data={TASK_STATUSES.map((value) => ({ value, label: t(`statuses.${value}`) }))}
            {...form.getInputProps('status')}
          />
          <NativeSelect
            label={t('fields.priority')}
            data={TASK_PRIORITIES.map((value) => ({ value, label: t(`priorities.${value}`) }))}
            {...form.getInputProps('priority')}
          />
          <TextInput type="date" label={t('fields.startOn')} {...form.getInputProps('startOn')} />
          <TextInput type="date" label={t('fields.dueOn')} {...form.getInputProps('dueOn')} />
        </SimpleGrid>
        <TagsInput
          label={t('fields.labels')}
          placeholder={form.values.labels.length === 0 ? t('tasks.labelsHint') : undefined}
          maxTags={LIMITS.labels}
          maxLength={LIMITS.label}
          {...form.getInputProps('labels')}
        />
        <PartFieldset
          form={form}
          onAdd={() => form.insertListItem('parts', EMPTY_PART)}
          onRemove={(index) => form.removeListItem('parts', index)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={isSending}>
            {t('tasks.create')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
