import { describe, expect, it } from 'vitest';
import { DEFAULT_MAIL_PREFERENCES, mailPreferencesSchema } from './preferences.schemas.ts';

const timeZone = (name: unknown) =>
  mailPreferencesSchema.shape.timeZone.safeParse(name).data as string | null | undefined;

describe('the time zone of mails', () => {
  it.each([
    ['Asia/Seoul', 'Asia/Seoul'],
    ['asia/seoul', 'Asia/Seoul'],
    ['JST', 'Asia/Tokyo'],
    ['\u221209:00', '-09:00'],
    [null, null],
  ])('%s is kept as %s', (given, kept) => {
    expect(timeZone(given)).toBe(kept);
  });

  it.each(['', 'Mars/Olympus', 'Asia/Seoul ', 'x'.repeat(65), 9])('%s is none', (given) => {
    expect(timeZone(given)).toBeUndefined();
  });
});

it('the defaults are preferences', () => {
  expect(mailPreferencesSchema.parse(DEFAULT_MAIL_PREFERENCES)).toEqual(DEFAULT_MAIL_PREFERENCES);
});
