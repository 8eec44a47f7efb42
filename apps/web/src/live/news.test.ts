import { expect, test } from 'vitest';
import { testI18n } from '../i18n/test-support/test-i18n.ts';
import { aTask } from '../tasks/test-support/a-task.ts';
import { type News, newsText } from './news.ts';

const { t } = testI18n();
const before = aTask({ id: 't1', key: 'WEB-12', status: 'doing', progress: 20, version: 3 });
const said = (news: News) => newsText(t, news, () => 'Ann');
const changed = (after: Partial<typeof before>, known: typeof before | undefined = before) =>
  said({ kind: 'task', actorId: 'ann', before: known, after: { ...before, version: 4, ...after } });

test('what somebody did is said in one sentence, the status before the progress that follows it', () => {
  expect(changed({ status: 'done', progress: 100 })).toBe('Ann set WEB-12 to Done');
  expect(changed({ progress: 40 })).toBe('Ann set WEB-12 to 40 %');
  expect(changed({ title: 'Another' })).toBe('Ann changed WEB-12');
  expect(changed({ deletedAt: '2026-11-02T09:00:00.000Z' })).toBe('Ann moved WEB-12 to the trash');
});

test('a task that was not known is new when it has not been changed yet', () => {
  const unknown = { kind: 'task', actorId: 'ann', before: undefined } as const;
  expect(said({ ...unknown, after: { ...before, version: 1 } })).toBe('Ann created WEB-12');
  expect(said({ ...unknown, after: before })).toBe('Ann changed WEB-12');
});

test('comments and many tasks at once are said without what is in them', () => {
  expect(said({ kind: 'comments', actorId: 'ann', taskKey: 'WEB-12' })).toBe(
    'Ann changed the comments on WEB-12',
  );
  expect(said({ kind: 'tasks', count: 12 })).toBe('12 tasks were changed by others');
});
