import type { MailPreferences, OwnMailPreferences, ProjectMailPreferences } from '@baton/dto';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../app/services.ts';
import { problemText } from '../../i18n/problem-text.ts';
import { type ProjectRef, withPreferences, withProjectPreferences } from './preference-patch.ts';

export const preferencesKey = ['mail-preferences'];
// One after the other, so that the last choice is the one that stays.
const scope = { id: 'mail-preferences' };

/** What the user is mailed about, in general and in the projects that differ. */
export function useMailPreferences() {
  const { api } = useServices();
  return useQuery({
    queryKey: preferencesKey,
    queryFn: ({ signal }) => api('get /api/preferences', { signal }),
  });
}

/** Saves a choice at once; what is shown does not wait for the answer. */
export function useSavePreferences() {
  const { api } = useServices();
  const queryClient = useQueryClient();
  const undone = useUndone();
  const { mutate } = useMutation({
    scope,
    mutationFn: (body: MailPreferences) => api('put /api/preferences', { body }),
    onError: undone,
  });
  return (patch: Partial<MailPreferences>) => {
    const known = queryClient.getQueryData<OwnMailPreferences>(preferencesKey);
    if (!known) return;
    void queryClient.cancelQueries({ queryKey: preferencesKey });
    const next = withPreferences(known, patch);
    queryClient.setQueryData(preferencesKey, next);
    mutate(next.preferences);
  };
}

/** Saves a choice for one project at once. */
export function useSaveProjectPreferences(project: ProjectRef) {
  const { api } = useServices();
  const queryClient = useQueryClient();
  const undone = useUndone();
  const { mutate } = useMutation({
    scope,
    mutationFn: (body: ProjectMailPreferences) =>
      api('put /api/projects/{projectId}/preferences', { params: { projectId: project.id }, body }),
    onError: undone,
  });
  return (preferences: ProjectMailPreferences) => {
    void queryClient.cancelQueries({ queryKey: preferencesKey });
    queryClient.setQueryData<OwnMailPreferences>(
      preferencesKey,
      (known) => known && withProjectPreferences(known, project, preferences),
    );
    mutate(preferences);
  };
}

/** Says that a choice was not saved, and shows again what is. */
function useUndone() {
  const queryClient = useQueryClient();
  const { t } = useTranslation('app');
  const { t: common } = useTranslation('common');
  return (error: unknown) => {
    notifications.show({ color: 'red', title: t('mail.notSaved'), message: problemText(error, common) });
    return queryClient.invalidateQueries({ queryKey: preferencesKey });
  };
}
