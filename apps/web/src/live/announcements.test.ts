import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAnnouncements } from './announcements.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

function open() {
  const said: string[] = [];
  const announcements = createAnnouncements({
    say: (text) => said.push(text),
    sumUp: (count) => `${count} things happened`,
  });
  return { said, announcements };
}

test('what happens at about the same time is said together, after the region was emptied', () => {
  const { said, announcements } = open();
  announcements.add('Ann set WEB-1 to Done');
  announcements.add('Ben created WEB-2');
  expect(said).toEqual(['']);
  vi.advanceTimersByTime(1_500);
  expect(said).toEqual(['', 'Ann set WEB-1 to Done. Ben created WEB-2']);
});

test('a flood is summed up', () => {
  const { said, announcements } = open();
  for (let count = 0; count < 40; count += 1) announcements.add('Ann changed WEB-1');
  vi.advanceTimersByTime(1_500);
  expect(said).toEqual(['', '40 things happened']);
});

test('nothing is said after the page is left', () => {
  const { said, announcements } = open();
  announcements.add('Ann changed WEB-1');
  announcements.stop();
  vi.advanceTimersByTime(1_500);
  expect(said).toEqual(['']);
});
