import { expect, test } from 'vitest';
import { findItems, type PaletteItem } from './find-items.ts';

const item = (group: PaletteItem['group'], label: string, key?: string): PaletteItem => ({
  id: `${group} ${label}`,
  group,
  label,
  ...(key && { key }),
  run: () => undefined,
});
const items = [
  item('actions', 'New task'),
  item('go', 'Your settings'),
  item('go', 'Settings of the project'),
  item('projects', 'Website', 'WEB'),
  item('tasks', 'Landing page', 'WEB-1'),
  item('tasks', 'New landing lights', 'WEB-12'),
  item('tasks', '결제 화면', 'WEB-3'),
];
const found = (query: string) => findItems(items, query).map(({ label }) => label);

test('unasked, everything but tasks is there', () => {
  expect(found(' ')).toEqual(['New task', 'Your settings', 'Settings of the project', 'Website']);
});

test('a task is found by its key, before those whose keys begin with it', () => {
  expect(found('web-1')).toEqual(['Landing page', 'New landing lights']);
  expect(found('WEB-12')).toEqual(['New landing lights']);
});

test('all words must be there, in any order and any letters', () => {
  expect(found('LIGHTS new')).toEqual(['New landing lights']);
  expect(found('new web')).toEqual(['New landing lights']);
  expect(found('화면')).toEqual(['결제 화면']);
});

test('what begins with the query stands first', () => {
  expect(found('settings')).toEqual(['Settings of the project', 'Your settings']);
  expect(found('landing')).toEqual(['Landing page', 'New landing lights']);
});

test('no more than twenty of a kind are shown', () => {
  const many = Array.from({ length: 50 }, (_, place) => item('tasks', `Task ${place}`));
  expect(findItems(many, 'task')).toHaveLength(20);
});
