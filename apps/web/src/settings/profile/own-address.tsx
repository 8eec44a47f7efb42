import { Badge, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../app/services.ts';
import { useVerificationMail } from '../../session/use-verification-mail.ts';
import { SettingsSection } from '../settings-section.tsx';

/** The address of the account, and whether it is confirmed. */
export function OwnAddress() {
  const { t } = useTranslation('app');
  const { session } = useServices();
  const ask = useVerificationMail();
  const [isAsking, setIsAsking] = useState(false);
  const { email, emailVerified } = session.user();

  async function askOnce() {
    setIsAsking(true);
    await ask();
    setIsAsking(false);
  }

  return (
    <SettingsSection title={t('profile.email')} hint={t('profile.emailHint')}>
      <Group gap="xs">
        <Text style={{ overflowWrap: 'anywhere' }}>{email}</Text>
        <Badge variant="default" tt="none">
          {t(emailVerified ? 'profile.confirmed' : 'profile.notConfirmed')}
        </Badge>
      </Group>
      {!emailVerified && (
        <Button variant="default" w="fit-content" loading={isAsking} onClick={() => void askOnce()}>
          {t('verification.again')}
        </Button>
      )}
    </SettingsSection>
  );
}
