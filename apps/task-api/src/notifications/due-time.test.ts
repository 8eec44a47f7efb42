import type { MailPreferences } from '@baton/dto';
import type { NotifyReason } from '@baton/vocabulary';
import { describe, expect, it } from 'vitest';
import { KIM } from '../test-support/task-values.ts';
import { dueTime } from './due-time.ts';
import { readerOf } from './test-support/news.ts';

const at = (time: string) => new Date(`2026-03-10T${time}Z`);

/** When Kim is told, as `HH:MM` of that day or of the next. */
function due(
  wishes: Partial<MailPreferences>,
  {
    reason = 'creator',
    atOnce = false,
    first = '12:00',
    last = first,
    now = last,
  }: { reason?: NotifyReason; atOnce?: boolean; first?: string; last?: string; now?: string } = {},
): string {
  const { preferences } = readerOf(KIM, wishes);
  const time = dueTime({ reason, atOnce }, { firstAt: at(first), lastAt: at(last) }, preferences, at(now));
  return time.toISOString().slice(8, 16);
}

describe('somebody is told', () => {
  it('now, of each change', () => {
    expect(due({ cadence: 'each' })).toBe('10T12:00');
  });

  it('in batches after three minutes of rest, but of no change later than ten minutes', () => {
    expect(due({ cadence: 'batched' })).toBe('10T12:03');
    expect(due({ cadence: 'batched' }, { last: '12:05' })).toBe('10T12:08');
    expect(due({ cadence: 'batched' }, { last: '12:09' })).toBe('10T12:10');
    expect(due({ cadence: 'batched' }, { now: '15:00' })).toBe('10T15:00');
  });

  it('once a day, at the hour of their zone that comes next', () => {
    expect(due({ cadence: 'daily', dailyHour: 18 })).toBe('10T18:00');
    expect(due({ cadence: 'daily', dailyHour: 9 })).toBe('11T09:00');
    expect(due({ cadence: 'daily', dailyHour: 9, timeZone: 'Asia/Seoul' })).toBe('11T00:00');
    expect(due({ cadence: 'daily', dailyHour: 13 }, { last: '14:00', now: '14:30' })).toBe('10T14:30');
  });

  it.each(['batched', 'daily'] as const)('at once of what is, though they want it %s', (cadence) => {
    expect(due({ cadence }, { atOnce: true })).toBe('10T12:00');
  });

  it('after their quiet hours of everything but mentions', () => {
    const quietHours = { from: 11, to: 15 };
    expect(due({ cadence: 'each', quietHours })).toBe('10T15:00');
    expect(due({ cadence: 'each', quietHours }, { atOnce: true })).toBe('10T15:00');
    expect(due({ cadence: 'batched', quietHours }, { first: '10:58' })).toBe('10T15:00');
    expect(due({ cadence: 'daily', dailyHour: 12, quietHours }, { first: '10:00' })).toBe('10T15:00');
    expect(due({ cadence: 'each', quietHours }, { reason: 'mention', atOnce: true })).toBe('10T12:00');
    expect(due({ cadence: 'each', quietHours }, { first: '10:59', now: '10:59' })).toBe('10T10:59');
  });
});
