import { Menu } from '@mantine/core';
import { IconMailCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useVerificationMail } from './use-verification-mail.ts';

/** Asks for another mail that confirms the address. */
export function VerificationItem() {
  const { t } = useTranslation('app');
  const ask = useVerificationMail();
  return (
    <Menu.Item leftSection={<IconMailCheck size={16} aria-hidden />} onClick={() => void ask()}>
      {t('verification.ask')}
    </Menu.Item>
  );
}
