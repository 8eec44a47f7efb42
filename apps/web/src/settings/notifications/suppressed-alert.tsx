import type { OwnMailPreferences } from '@baton/dto';
import { Alert, Button, Text } from '@mantine/core';
import { IconMailOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../app/services.ts';
import { formatDay, toDay } from '../../i18n/format.ts';
import { useLocale } from '../../i18n/use-locale.ts';
import { useVerificationMail } from '../../session/use-verification-mail.ts';

/** Says that no mails are sent to the user's address, why, and what ends it. */
export function SuppressedAlert({ address }: { address: NonNullable<OwnMailPreferences['address']> }) {
  const { t } = useTranslation('app');
  const [locale] = useLocale();
  const { session } = useServices();
  const ask = useVerificationMail();
  const [isAsking, setIsAsking] = useState(false);
  const { email } = session.user();

  async function askOnce() {
    setIsAsking(true);
    await ask();
    setIsAsking(false);
  }

  return (
    <Alert
      color="red"
      icon={<IconMailOff aria-hidden />}
      title={t('mail.suppressed.title', { email })}
      styles={{ title: { overflowWrap: 'anywhere' } }}
    >
      <Text size="sm">
        {t(`mail.suppressed.${address.suppressed}`, { day: formatDay(toDay(new Date(address.at)), locale) })}{' '}
        {t('mail.suppressed.remedy')}
      </Text>
      <Button size="xs" mt="sm" loading={isAsking} onClick={() => void askOnce()}>
        {t('mail.suppressed.send')}
      </Button>
    </Alert>
  );
}
