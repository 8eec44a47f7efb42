import { DEFAULT_MAIL_PREFERENCES, type OwnMailPreferences } from '@baton/dto';
import { expect, test } from 'vitest';
import {
  AS_IN_GENERAL,
  projectPreferencesOf,
  withPreferences,
  withProjectPreferences,
} from './preference-patch.ts';

const web = { id: 'web', key: 'WEB', name: 'Website' };
const known: OwnMailPreferences = { preferences: DEFAULT_MAIL_PREFERENCES, projects: [], address: null };

test('a choice leaves the others as they are', () => {
  const { preferences } = withPreferences(
    { ...known, preferences: { ...known.preferences, dailyHour: 7 } },
    { cadence: 'daily' },
  );
  expect(preferences).toMatchObject({ cadence: 'daily', dailyHour: 7 });
});

test('a project that differs is listed, and no more once all of its rules are the general ones', () => {
  const differing = withProjectPreferences(known, web, { ...AS_IN_GENERAL, cadence: 'off' });
  expect(projectPreferencesOf(differing, 'web').cadence).toBe('off');
  expect(projectPreferencesOf(differing, 'other')).toEqual(AS_IN_GENERAL);
  expect(withProjectPreferences(differing, web, AS_IN_GENERAL).projects).toEqual([]);
});

test('of a project there is one set of rules', () => {
  const once = withProjectPreferences(known, web, { ...AS_IN_GENERAL, cadence: 'off' });
  const twice = withProjectPreferences(once, web, { ...AS_IN_GENERAL, cadence: 'daily' });
  expect(twice.projects).toEqual([{ project: web, preferences: { ...AS_IN_GENERAL, cadence: 'daily' } }]);
});
