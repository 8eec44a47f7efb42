const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const dayFormat = remembered(
  (locale: string, year: 'numeric' | '') =>
    new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', ...(year && { year }) }),
);
const timeFormat = remembered(
  (locale: string) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }),
);
const agoFormat = remembered(
  (locale: string) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' }),
);

/** A calendar day (`YYYY-MM-DD`) as people write it; the year only when it is not this one. */
export function formatDay(day: string, locale: string, now = new Date()): string {
  const date = new Date(`${day}T00:00:00`);
  const year = date.getFullYear() === now.getFullYear() ? '' : 'numeric';
  return dayFormat(locale, year).format(date);
}

/** How long ago a time (ISO 8601) was; the day once that is more than a week. */
export function formatAgo(time: string, locale: string, now = new Date()): string {
  const age = Math.max(0, now.getTime() - Date.parse(time));
  const relative = agoFormat(locale);
  if (age < MINUTE) return relative.format(0, 'second');
  if (age < HOUR) return relative.format(-Math.floor(age / MINUTE), 'minute');
  if (age < DAY) return relative.format(-Math.floor(age / HOUR), 'hour');
  if (age < 7 * DAY) return relative.format(-Math.floor(age / DAY), 'day');
  return formatDay(toDay(new Date(time)), locale, now);
}

/** A time (ISO 8601) in full. */
export function formatTime(time: string, locale: string): string {
  return timeFormat(locale).format(new Date(time));
}

/** The calendar day of a moment where the user is, `YYYY-MM-DD`. */
export function toDay(date: Date): string {
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${date.getFullYear()}-${month}-${day}`;
}

/** Making a formatter costs more than all of a row of the list. */
function remembered<Args extends string[], Format>(
  make: (...args: Args) => Format,
): (...args: Args) => Format {
  const made = new Map<string, Format>();
  return (...args) => {
    const key = args.join();
    const format = made.get(key) ?? make(...args);
    made.set(key, format);
    return format;
  };
}
