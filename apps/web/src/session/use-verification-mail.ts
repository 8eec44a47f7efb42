import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../api/problem-error.ts';
import { useServices } from '../app/services.ts';
import { problemText } from '../i18n/problem-text.ts';

/** @returns what asks for another mail that confirms the address, and tells the user what came of it */
export function useVerificationMail(): () => Promise<void> {
  const { t } = useTranslation('app');
  const { t: common } = useTranslation('common');
  const { api, session } = useServices();

  return async () => {
    try {
      await api('post /auth/email-verification-requests', {});
      const { email } = session.user();
      notifications.show({ color: 'teal', message: t('verification.mailed', { email }) });
    } catch (error) {
      notifications.show({
        color: 'red',
        title: t('verification.failed'),
        message: hasCode(error, 'rate-limited') ? t('verification.tooSoon') : problemText(error, common),
      });
    }
  };
}
