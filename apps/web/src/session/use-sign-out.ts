import { useTranslation } from 'react-i18next';
import { notifications } from '@mantine/notifications';
import { useServices } from '../app/services.ts';
import { problemText } from '../i18n/problem-text.ts';

/** Signs the user out, or says that they still are signed in. */
export function useSignOut(): () => void {
  const { t } = useTranslation('app');
  const { t: common } = useTranslation('common');
  const { signOut } = useServices();
  return () => {
    signOut().catch((error: unknown) =>
      notifications.show({
        color: 'red',
        title: t('failure.signOut'),
        message: problemText(error, common),
      }),
    );
  };
}
