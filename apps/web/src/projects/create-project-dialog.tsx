import { LIMITS } from '@baton/dto';
import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { FailureAlert } from '../forms/failure-alert.tsx';
import { type DialogForm, FormDialog, useDirtyReport } from '../forms/form-dialog.tsx';
import { useFieldRules } from '../forms/use-field-rules.ts';
import { useFormSubmit } from '../forms/use-form-submit.ts';
import { useCreateProject } from './project-queries.ts';
import { suggestProjectKey } from './suggest-project-key.ts';

export interface CreateProjectDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** Keys of the user's other projects. */
  readonly takenKeys: readonly string[];
}

export function CreateProjectDialog({ opened, onClose, takenKeys }: CreateProjectDialogProps) {
  const { t } = useTranslation('app');
  return (
    <FormDialog opened={opened} onClose={onClose} title={t('projects.new')}>
      {(dialog) => <CreateProjectForm takenKeys={takenKeys} {...dialog} />}
    </FormDialog>
  );
}

interface CreateProjectFormProps extends DialogForm, Pick<CreateProjectDialogProps, 'takenKeys'> {}

function CreateProjectForm({ takenKeys, onDone, onCancel, onDirtyChange }: CreateProjectFormProps) {
  const { t } = useTranslation('app');
  const rules = useFieldRules();
  const navigate = useNavigate();
  const createProject = useCreateProject();
  const form = useForm({
    initialValues: { name: '', key: '', description: '' },
    validate: {
      name: rules.line(LIMITS.projectName),
      key: rules.projectKey,
      description: rules.text(LIMITS.projectDescription),
    },
  });
  const { name, key } = form.values;

  function changeName(newName: string) {
    // The suggestion follows the name until the user writes a key of their own.
    if (key === suggestProjectKey(name, takenKeys)) {
      form.setFieldValue('key', suggestProjectKey(newName, takenKeys));
    }
    form.setFieldValue('name', newName);
  }

  const { onSubmit, failure, isSending } = useFormSubmit(
    form,
    async (values) => {
      const project = await createProject.mutateAsync(values);
      onDone();
      await navigate({ to: '/p/$projectKey', params: { projectKey: project.key } });
    },
    { 'key-taken': 'key' },
  );
  useDirtyReport(form.isDirty(), onDirtyChange);

  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <FailureAlert error={failure} />
        <TextInput
          label={t('projects.name')}
          data-autofocus
          autoComplete="off"
          {...form.getInputProps('name')}
          onChange={(event) => changeName(event.currentTarget.value)}
        />
        <TextInput
          label={t('projects.key')}
          description={t('projects.keyHint', { key: key || 'WEB' })}
          autoComplete="off"
          maxLength={LIMITS.projectKeyMax}
          {...form.getInputProps('key')}
          onChange={(event) => form.setFieldValue('key', event.currentTarget.value.toUpperCase())}
        />
        <Textarea
          label={t('projects.description')}
          autosize
          minRows={2}
          maxRows={8}
          {...form.getInputProps('description')}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={isSending}>
            {t('projects.create')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
