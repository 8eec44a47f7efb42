import { expect, test } from 'vitest';
import { hourOptions, timeZones } from './times.ts';

test.each([
  ['en', '9:00 AM', '12:00 AM'],
  ['ko', '오전 9:00', '오전 12:00'],
])('the hours are written as in %s', (locale, nine, midnight) => {
  const hours = hourOptions(locale);
  expect(hours).toHaveLength(24);
  expect(hours[9]).toEqual({ value: '9', label: nine });
  expect(hours[0]?.label).toBe(midnight);
});

test('a time zone that goes by another name here can be chosen all the same, and none comes twice', () => {
  const zones = timeZones('Asia/Old_Seoul');
  expect(zones).toContain('Asia/Old_Seoul');
  expect(zones).toContain('Asia/Seoul');
  expect(new Set(zones).size).toBe(zones.length);
});
