import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useServices } from '../../app/services.ts';
import { preferencesKey, useMailPreferences } from './preference-queries.ts';
import { deviceTimeZone } from './times.ts';

/**
 * Takes the time zone of this device for a user who has said none, so that the times in their mails are theirs
 * from the first one on. What fails is tried when the site is loaded again.
 */
export function OwnTimeZone() {
  const { api } = useServices();
  const queryClient = useQueryClient();
  const preferences = useMailPreferences().data?.preferences;
  const isAsked = useRef(false);
  useEffect(() => {
    if (!preferences || preferences.timeZone !== null || isAsked.current) return;
    isAsked.current = true;
    api('put /api/preferences', { body: { ...preferences, timeZone: deviceTimeZone() } })
      .then(() => queryClient.invalidateQueries({ queryKey: preferencesKey }))
      .catch(() => undefined);
  }, [api, preferences, queryClient]);
  return null;
}
