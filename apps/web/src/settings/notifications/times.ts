const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

export interface TimeOption {
  readonly value: string;
  readonly label: string;
}

/** The hours of a day, as people of a language write them. */
export function hourOptions(locale: string): TimeOption[] {
  const format = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' });
  return HOURS.map((hour) => ({ value: String(hour), label: format.format(Date.UTC(2000, 0, 1, hour)) }));
}

/** The time zone of this device, an IANA name. */
export function deviceTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** All that this browser knows, and the one that was chosen, which it may know by another name. */
export function timeZones(chosen: string): string[] {
  return [...new Set([chosen, 'UTC', ...Intl.supportedValuesOf('timeZone')])].sort();
}
