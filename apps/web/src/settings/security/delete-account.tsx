import { LIMITS } from '@baton/dto';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../app/services.ts';
import { FailureAlert } from '../../forms/failure-alert.tsx';
import { useFieldRules } from '../../forms/use-field-rules.ts';
import { useFormSubmit } from '../../forms/use-form-submit.ts';
import { AccountPassword } from './account-password.tsx';

/** Deletes the account for good, once its password is typed. */
export function DeleteAccount() {
  const { t } = useTranslation('app');
  const [isAsking, question] = useDisclosure(false);
  return (
    <>
      <Button variant="outline" color="red" w="fit-content" onClick={question.open}>
        {t('security.deleteAccount')}
      </Button>
      <Modal
        opened={isAsking}
        onClose={question.close}
        title={t('security.deleteQuestion')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <DeleteForm onCancel={question.close} />
      </Modal>
    </>
  );
}

function DeleteForm({ onCancel }: { onCancel: () => void }) {
  const { t } = useTranslation('app');
  const { api, signOut } = useServices();
  const rules = useFieldRules();
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: rules.line(LIMITS.passwordMax) },
  });
  const { onSubmit, failure, isSending } = useFormSubmit(
    form,
    async (body) => {
      await api('post /auth/account-deletions', { body });
      await signOut();
    },
    { 'wrong-password': 'password' },
  );

  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <FailureAlert error={failure} />
        <Text size="sm">{t('security.deleteText')}</Text>
        <AccountPassword
          data-autofocus
          label={t('security.currentPassword')}
          {...form.getInputProps('password')}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('cancel')}
          </Button>
          <Button type="submit" color="red" loading={isSending}>
            {t('security.deleteAccount')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
