import type { NotifyReason } from '@baton/vocabulary';
import type { EffectivePreferences } from '../preferences/index.ts';
import { endOfQuiet, nextHour } from './local-hours.ts';

/** How long nothing more has to happen until what happened is told. Milliseconds. */
const PAUSE_MS = 3 * 60_000;

/** How long it waits for that at most. Milliseconds. */
const LONGEST_MS = 10 * 60_000;

/** When the first and the last of what waits with something happened. */
export interface WaitingSince {
  readonly firstAt: Date;
  readonly lastAt: Date;
}

/** When somebody is to be told, by what they want now; `now` when that has passed. */
export function dueTime(
  { reason, atOnce }: { readonly reason: NotifyReason; readonly atOnce: boolean },
  since: WaitingSince,
  preferences: EffectivePreferences,
  now: Date,
): Date {
  if (reason === 'mention') return now;
  const wanted = atOnce ? now : byCadence(since, preferences);
  return endOfQuiet(wanted > now ? wanted : now, preferences.quietHours, preferences.timeZone);
}

function byCadence({ firstAt, lastAt }: WaitingSince, preferences: EffectivePreferences): Date {
  const { cadence, dailyHour, timeZone } = preferences;
  switch (cadence) {
    case 'batched':
      return new Date(Math.min(firstAt.getTime() + LONGEST_MS, lastAt.getTime() + PAUSE_MS));
    case 'daily':
      return nextHour(firstAt, dailyHour, timeZone);
    case 'each':
    case 'off':
      return firstAt;
  }
}
