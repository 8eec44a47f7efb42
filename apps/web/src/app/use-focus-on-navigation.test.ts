import { expect, test } from 'vitest';
import { pageOf } from './use-focus-on-navigation.ts';

test('the panel of a task is part of the page that it is opened on', () => {
  expect(pageOf('/p/WEB/12')).toBe('/p/WEB');
  expect(pageOf('/p/WEB/')).toBe('/p/WEB');
  expect(pageOf('/p/WEB/settings')).toBe('/p/WEB/settings');
  expect(pageOf('/settings/profile')).toBe('/settings/profile');
});
