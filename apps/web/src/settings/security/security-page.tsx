import '@mantine/core/styles/PasswordInput.css';
import { Divider, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SettingsSection } from '../settings-section.tsx';
import { SettingsTitle } from '../settings-title.tsx';
import { DeleteAccount } from './delete-account.tsx';
import { PasswordForm } from './password-form.tsx';
import { SessionList } from './session-list.tsx';

/** Who gets into the account, and the end of it. */
export function SecurityPage() {
  const { t } = useTranslation('app');
  return (
    <Stack gap="lg">
      <SettingsTitle title={t('settings.security')} />
      <SettingsSection title={t('security.password')} hint={t('security.passwordHint')}>
        <PasswordForm />
      </SettingsSection>
      <Divider />
      <SettingsSection title={t('security.sessions')} hint={t('security.sessionsHint')}>
        <SessionList />
      </SettingsSection>
      <Divider />
      <SettingsSection title={t('security.deleteAccount')} hint={t('security.deleteHint')}>
        <DeleteAccount />
      </SettingsSection>
    </Stack>
  );
}
