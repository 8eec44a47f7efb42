import { LIMITS } from '@baton/dto';
import { Button, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../app/services.ts';
import { FailureAlert } from '../../forms/failure-alert.tsx';
import { useFieldRules } from '../../forms/use-field-rules.ts';
import { useFormSubmit } from '../../forms/use-form-submit.ts';
import { AccountPassword } from './account-password.tsx';
import { sessionsKey } from './session-queries.ts';

export function PasswordForm() {
  const { t } = useTranslation('app');
  const { api, session } = useServices();
  const queryClient = useQueryClient();
  const rules = useFieldRules();
  const form = useForm({
    initialValues: { currentPassword: '', password: '' },
    validate: { currentPassword: rules.line(LIMITS.passwordMax), password: rules.newPassword },
  });
  const { onSubmit, failure, isSending } = useFormSubmit(
    form,
    async (body) => {
      await api('patch /auth/me', { body });
      form.reset();
      notifications.show({ color: 'teal', message: t('security.passwordSet') });
      void queryClient.invalidateQueries({ queryKey: sessionsKey });
    },
    { 'wrong-password': 'currentPassword' },
  );

  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="sm" maw={400}>
        <FailureAlert error={failure} />
        {/* Tells a password manager whose password it is. */}
        <input type="text" hidden readOnly autoComplete="username" value={session.user().email} />
        <AccountPassword label={t('security.currentPassword')} {...form.getInputProps('currentPassword')} />
        <AccountPassword
          isNew
          label={t('security.newPassword')}
          description={t('security.newPasswordHint', { min: LIMITS.passwordMin })}
          {...form.getInputProps('password')}
        />
        <Button type="submit" w="fit-content" loading={isSending}>
          {t('security.setPassword')}
        </Button>
      </Stack>
    </form>
  );
}
