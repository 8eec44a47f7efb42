import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../app/services.ts';
import { problemText } from '../../i18n/problem-text.ts';

export const sessionsKey = ['sessions'];

/** Where the user is signed in, the last used first. */
export function useSessions() {
  const { api } = useServices();
  return useQuery({
    queryKey: sessionsKey,
    queryFn: async ({ signal }) => (await api('get /auth/sessions', { signal })).items,
  });
}

/** Signs out one other device, or all others. */
export function useEndSessions() {
  const { api } = useServices();
  const queryClient = useQueryClient();
  const { t } = useTranslation('app');
  const { t: common } = useTranslation('common');
  return useMutation({
    mutationFn: (sessionId: string | 'others') =>
      sessionId === 'others'
        ? api('delete /auth/sessions', {})
        : api('delete /auth/sessions/{sessionId}', { params: { sessionId } }),
    onSuccess: () => notifications.show({ color: 'teal', message: t('security.ended') }),
    onError: (error) =>
      notifications.show({
        color: 'red',
        title: t('security.notEnded'),
        message: problemText(error, common),
      }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: sessionsKey }),
  });
}
