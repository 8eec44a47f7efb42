import { LIMITS, type Project } from '@baton/dto';
import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { FailureAlert } from '../forms/failure-alert.tsx';
import { useFieldRules } from '../forms/use-field-rules.ts';
import { useFormSubmit } from '../forms/use-form-submit.ts';
import { useUpdateProject } from './project-queries.ts';

export function ProjectDetailsForm({ project }: { project: Project }) {
  const { t } = useTranslation('app');
  const rules = useFieldRules();
  const update = useUpdateProject(project);
  const canEdit = project.role === 'owner' && project.archivedAt === null;
  const form = useForm({
    initialValues: { name: project.name, description: project.description },
    validate: {
      name: rules.line(LIMITS.projectName),
      description: rules.text(LIMITS.projectDescription),
    },
  });
  const { onSubmit, failure, isSending } = useFormSubmit(form, async (values) => {
    await update.mutateAsync(values);
    notifications.show({ color: 'teal', message: t('projects.saved') });
  });

  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <FailureAlert error={failure} />
        <TextInput label={t('projects.key')} value={project.key} readOnly disabled />
        <TextInput label={t('projects.name')} disabled={!canEdit} {...form.getInputProps('name')} />
        <Textarea
          label={t('projects.description')}
          autosize
          minRows={3}
          maxRows={12}
          disabled={!canEdit}
          {...form.getInputProps('description')}
        />
        {canEdit && (
          <Group justify="flex-end">
            <Button type="submit" loading={isSending} disabled={!form.isDirty()}>
              {t('save')}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  );
}
