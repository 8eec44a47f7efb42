import { LIMITS } from '@baton/dto';
import { Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../app/services.ts';
import { FailureAlert } from '../../forms/failure-alert.tsx';
import { useFieldRules } from '../../forms/use-field-rules.ts';
import { useFormSubmit } from '../../forms/use-form-submit.ts';

export function NameForm() {
  const { t } = useTranslation('app');
  const { api, session } = useServices();
  const queryClient = useQueryClient();
  const rules = useFieldRules();
  const form = useForm({
    initialValues: { name: session.user().name },
    validate: { name: rules.line(LIMITS.name) },
  });
  const { onSubmit, failure, isSending } = useFormSubmit(form, async ({ name }) => {
    await api('patch /auth/me', { body: { name: name.trim() } });
    form.resetDirty();
    notifications.show({ color: 'teal', message: t('profile.saved') });
    // The name stands in the token, and at what is shown of people; that it is old for a while does no harm.
    await session.renew().catch(() => undefined);
    void queryClient.invalidateQueries();
  });

  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="sm">
        <FailureAlert error={failure} />
        <TextInput
          label={t('profile.name')}
          description={t('profile.nameHint')}
          autoComplete="name"
          {...form.getInputProps('name')}
        />
        <Button type="submit" w="fit-content" loading={isSending} disabled={!form.isDirty()}>
          {t('save')}
        </Button>
      </Stack>
    </form>
  );
}
