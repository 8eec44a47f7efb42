import { describe, expect, it } from 'vitest';
import { formatAgo, formatDay, toDay } from './format.ts';

const now = new Date('2026-11-22T12:00:00Z');

describe('formatDay', () => {
  it('leaves this year out', () => {
    expect(formatDay('2026-03-31', 'en', now)).toBe('Mar 31');
    expect(formatDay('2026-03-31', 'ko', now)).toBe('3월 31일');
  });

  it('names another year', () => {
    expect(formatDay('2027-01-02', 'en', now)).toBe('Jan 2, 2027');
  });
});

describe('formatAgo', () => {
  it.each([
    ['2026-11-22T11:59:30Z', 'now', '지금'],
    ['2026-11-22T11:55:00Z', '5 min. ago', '5분 전'],
    ['2026-11-22T09:00:00Z', '3 hr. ago', '3시간 전'],
    ['2026-11-21T09:00:00Z', 'yesterday', '어제'],
    ['2026-11-10T12:00:00Z', 'Nov 10', '11월 10일'],
  ])('says %s as %s and %s', (time, en, ko) => {
    expect(formatAgo(time, 'en', now)).toBe(en);
    expect(formatAgo(time, 'ko', now)).toBe(ko);
  });

  it('takes a clock that is behind for now', () => {
    expect(formatAgo('2026-11-22T12:00:05Z', 'en', now)).toBe('now');
  });
});

describe('toDay', () => {
  it("gives the day on the user's calendar", () => {
    expect(toDay(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
  });
});
