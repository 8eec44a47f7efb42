import { LRUCache } from 'lru-cache';

/** More than there are time zones that people live in, for each way to write a time. */
const KEPT_MAX = 500;

const kept = new LRUCache<string, Intl.DateTimeFormat>({ max: KEPT_MAX });

/**
 * A format of dates; to make one takes longer than all that is done with it in a mail.
 * @throws RangeError when the time zone is none that this runtime knows
 */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  const known = kept.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, options);
  kept.set(key, made);
  return made;
}
