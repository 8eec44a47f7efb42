import type { MemberRole } from '@baton/vocabulary';
import { MEMBER_ROLES } from '@baton/vocabulary';
import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { FailureAlert } from '../forms/failure-alert.tsx';
import { useFieldRules } from '../forms/use-field-rules.ts';
import { useFormSubmit } from '../forms/use-form-submit.ts';
import { useAddMember } from './member-queries.ts';

export function AddMemberForm({ projectKey }: { projectKey: string }) {
  const { t } = useTranslation('app');
  const rules = useFieldRules();
  const addMember = useAddMember(projectKey);
  const form = useForm({
    initialValues: { email: '', role: 'editor' as MemberRole },
    validate: { email: rules.email },
  });

  const { onSubmit, failure, isSending } = useFormSubmit(
    form,
    async (values) => {
      const added = await addMember.mutateAsync(values);
      form.setFieldValue('email', '');
      const message =
        'user' in added
          ? t('members.added', { name: added.user.name })
          : t('invitations.sent', { email: added.email });
      notifications.show({ color: 'teal', message });
    },
    { 'member-exists': 'email', 'invitation-exists': 'email' },
  );

  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="sm">
        <FailureAlert error={failure} />
        <Group align="flex-start" gap="sm" wrap="nowrap">
          <TextInput
            label={t('members.email')}
            type="email"
            autoComplete="off"
            data-autofocus
            flex={1}
            {...form.getInputProps('email')}
          />
          <NativeSelect
            label={t('members.role')}
            w={112}
            data={MEMBER_ROLES.map((value) => ({ value, label: t(`roles.${value}`) }))}
            {...form.getInputProps('role')}
          />
        </Group>
        <Group justify="space-between" wrap="nowrap">
          <Text size="xs" c="dimmed">
            {t(`members.roleHint.${form.values.role}`)}
          </Text>
          <Button type="submit" loading={isSending} flex="none">
            {t('members.add')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
