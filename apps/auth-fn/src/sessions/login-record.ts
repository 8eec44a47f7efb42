import * as z from 'zod';

const DAY = 86_400;

/** Successful logins leave the table after so many days. */
const KEPT_DAYS = 90;

/**
 * A device that nobody has signed in from for so many days is new again. Longer than a session lives, so that
 * someone who stays signed in is not taken for a stranger at the end.
 */
const DEVICE_DAYS = 180;

/** Where, when and with what somebody signed in. */
export const loginRecordSchema = z.object({
  at: z.iso.datetime(),
  addressPrefix: z.string(),
  userAgent: z.string(),
  timeZone: z.string().optional(),
});
export type LoginRecord = z.infer<typeof loginRecordSchema>;

/** @returns epoch seconds */
export function recordExpiry({ at }: LoginRecord): number {
  return Math.floor(Date.parse(at) / 1000) + KEPT_DAYS * DAY;
}

/** @returns epoch seconds */
export function deviceExpiry({ at }: LoginRecord): number {
  return Math.floor(Date.parse(at) / 1000) + DEVICE_DAYS * DAY;
}
