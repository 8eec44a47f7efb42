import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endOfQuiet, nextHour } from './local-hours.ts';

const at = (time: string) => new Date(time);

describe('nextHour', () => {
  it.each([
    ['later today', '2026-03-10T05:00:00Z', 9, 'UTC', '2026-03-10T09:00:00.000Z'],
    ['tomorrow, at that hour itself', '2026-03-10T09:00:00Z', 9, 'UTC', '2026-03-11T09:00:00.000Z'],
    ['by the clock of the zone', '2026-03-10T05:00:00Z', 9, 'Asia/Seoul', '2026-03-11T00:00:00.000Z'],
    ['by a zone of half hours', '2026-03-10T05:00:00Z', 11, 'Asia/Kolkata', '2026-03-10T05:30:00.000Z'],
    [
      'behind a gap that it falls into',
      '2026-03-08T05:00:00Z',
      2,
      'America/New_York',
      '2026-03-08T07:00:00.000Z',
    ],
    ['the day behind such a gap', '2026-03-08T07:00:00Z', 2, 'America/New_York', '2026-03-09T06:00:00.000Z'],
    ['the first of two', '2026-11-01T04:30:00Z', 1, 'America/New_York', '2026-11-01T05:00:00.000Z'],
    ['not the second of two', '2026-11-01T05:30:00Z', 1, 'America/New_York', '2026-11-02T06:00:00.000Z'],
    ['over the end of a year', '2026-12-31T23:59:59Z', 0, 'UTC', '2027-01-01T00:00:00.000Z'],
  ])('is %s', (_, after, hour, timeZone, next) => {
    expect(nextHour(at(after), hour, timeZone).toISOString()).toBe(next);
  });
});

describe('endOfQuiet', () => {
  const night = { from: 22, to: 7 };

  it.each([
    ['the time itself outside of them', '2026-03-10T21:59:59Z', night, 'UTC', '2026-03-10T21:59:59.000Z'],
    ['their end over midnight', '2026-03-10T22:00:00Z', night, 'UTC', '2026-03-11T07:00:00.000Z'],
    ['their end behind midnight', '2026-03-11T06:59:59Z', night, 'UTC', '2026-03-11T07:00:00.000Z'],
    ['the time itself at their end', '2026-03-11T07:00:00Z', night, 'UTC', '2026-03-11T07:00:00.000Z'],
    [
      'the end of those within a day',
      '2026-03-10T13:00:00Z',
      { from: 12, to: 14 },
      'UTC',
      '2026-03-10T14:00:00.000Z',
    ],
    [
      'an hour sooner when clocks go forward',
      '2026-03-29T00:30:00Z',
      night,
      'Europe/Berlin',
      '2026-03-29T05:00:00.000Z',
    ],
    [
      'an hour later when they go back',
      '2026-10-24T21:00:00Z',
      night,
      'Europe/Berlin',
      '2026-10-25T06:00:00.000Z',
    ],
    [
      'behind a gap that they end in',
      '2026-03-29T00:30:00Z',
      { from: 22, to: 2 },
      'Europe/Berlin',
      '2026-03-29T01:00:00.000Z',
    ],
  ])('is %s', (_, time, quiet, timeZone, end) => {
    expect(endOfQuiet(at(time), quiet, timeZone).toISOString()).toBe(end);
  });

  it('is never quiet itself, nor more than a day and an hour away', () => {
    const hour = fc.nat(23);
    fc.assert(
      fc.property(
        fc.date({ min: at('2026-01-01'), max: at('2027-01-01'), noInvalidDate: true }),
        fc.tuple(hour, hour).filter(([from, to]) => from !== to && (to + 1) % 24 !== from),
        fc.constantFrom('UTC', 'Asia/Seoul', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'),
        (time, [from, to], timeZone) => {
          const end = endOfQuiet(time, { from, to }, timeZone);
          expect(endOfQuiet(end, { from, to }, timeZone)).toEqual(end);
          expect(end.getTime() - time.getTime()).toBeGreaterThanOrEqual(0);
          expect(end.getTime() - time.getTime()).toBeLessThanOrEqual(25 * 3_600_000);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('a zone that is not known here', () => {
  it.each(['JST', 'Mars/Olympus'])('%s counts as UTC', (zone) => {
    expect(nextHour(new Date('2026-11-22T10:00:00Z'), 9, zone)).toEqual(new Date('2026-11-23T09:00:00Z'));
    expect(endOfQuiet(new Date('2026-11-22T23:00:00Z'), { from: 22, to: 7 }, zone)).toEqual(
      new Date('2026-11-23T07:00:00Z'),
    );
  });
});
