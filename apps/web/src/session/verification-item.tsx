import { Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconMailCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../app/services.ts';
import { problemText } from '../i18n/problem-text.ts';

/** Asks for another mail that verifies the address. */
export function VerificationItem({ email }: { email: string }) {
  const { t } = useTranslation('app');
  const { t: common } = useTranslation('common');
  const { api } = useServices();

  async function ask() {
    try {
      await api('post /auth/email-verification-requests', {});
      notifications.show({ color: 'teal', message: t('verification.mailed', { email }) });
    } catch (error) {
      notifications.show({
        color: 'red',
        title: t('verification.failed'),
        message: problemText(error, common),
      });
    }
  }

  return (
    <Menu.Item leftSection={<IconMailCheck size={16} aria-hidden />} onClick={() => void ask()}>
      {t('verification.ask')}
    </Menu.Item>
  );
}
