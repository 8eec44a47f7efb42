import type { MailPreferences } from '@baton/dto';
import { Temporal } from 'temporal-polyfill';

type QuietHours = NonNullable<MailPreferences['quietHours']>;

/**
 * The first time after `after` that clocks of the zone show the full hour: once a day, also when they are put
 * forward over it (then just behind the gap) or back behind it (then the first of the two).
 * @param zone an IANA name
 */
export function nextHour(after: Date, hour: number, zone: string): Date {
  const timeZone = knownZone(zone);
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
  return quiet && isWithin(zoned(at, knownZone(timeZone)).hour, quiet)
    ? nextHour(at, quiet.to, timeZone)
    : at;
}

function isWithin(hour: number, { from, to }: QuietHours): boolean {
  return from < to ? from <= hour && hour < to : from <= hour || hour < to;
}

/** UTC for a zone that is not known here: what one person has chosen must not fail what another one does. */
function knownZone(timeZone: string): string {
  try {
    return zoned(new Date(0), timeZone).timeZoneId;
  } catch {
    return 'UTC';
  }
}

function zoned(at: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
}
