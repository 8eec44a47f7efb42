import type { MailPreferences } from '@baton/dto';
import { Temporal } from 'temporal-polyfill';

type QuietHours = NonNullable<MailPreferences['quietHours']>;

/**
 * The first time after `after` that clocks of the zone show the full hour: once a day, also when they are put
 * forward over it (then just behind the gap) or back behind it (then the first of the two).
 * @param timeZone an IANA name
 */
export function nextHour(after: Date, hour: number, timeZone: string): Date {
  const local = zoned(after, timeZone);
  const today = local.toPlainDate().toZonedDateTime({ timeZone, plainTime: { hour } });
  const next =
    today.epochMilliseconds > after.getTime()
      ? today
      : local.toPlainDate().add({ days: 1 }).toZonedDateTime({ timeZone, plainTime: { hour } });
  return new Date(next.epochMilliseconds);
}

/** The time itself outside of the quiet hours, else when they end. */
export function endOfQuiet(at: Date, quiet: QuietHours | null, timeZone: string): Date {
  return quiet && isWithin(zoned(at, timeZone).hour, quiet) ? nextHour(at, quiet.to, timeZone) : at;
}

function isWithin(hour: number, { from, to }: QuietHours): boolean {
  return from < to ? from <= hour && hour < to : from <= hour || hour < to;
}

function zoned(at: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
}
