import { dateFormat } from './date-format.ts';

/** A zone as somebody named it, or UTC: one that this runtime does not know must not cost anybody the mail. */
export function knownTimeZone(timeZone: string | null): string {
  try {
    return dateFormat('en', { timeZone: timeZone ?? 'UTC' }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}
