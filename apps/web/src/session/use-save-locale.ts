import type { Locale } from '@baton/vocabulary';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useServices } from '../app/services.ts';
import { problemText } from '../i18n/problem-text.ts';

/** Makes the language of the page the language of the account, and so of its mails. */
export function useSaveLocale() {
  const { api } = useServices();
  const { t } = useTranslation('app');
  const { t: common } = useTranslation('common');
  return useMutation({
    mutationFn: (locale: Locale) => api('patch /auth/me', { body: { locale } }),
    // One after the other, so that the last choice is the one that stays.
    scope: { id: 'locale' },
    onError: (error) =>
      notifications.show({ color: 'red', title: t('languageFailed'), message: problemText(error, common) }),
  });
}
