import * as z from 'zod';
import { DEFAULT_PAGE_SIZE, LIMITS } from '../limits.ts';

/** A calendar day, `YYYY-MM-DD`. */
export const dateSchema = z.iso
  .date({ error: 'Must be a day such as 2026-03-31', abort: true })
  .refine((day) => day >= '1970-01-01' && day < '2200-01-01', 'Must be between 1970 and 2199');

/** Where the next page of a list begins, opaque to the caller; a query may leave it out. */
export const cursorSchema = z
  .string()
  .max(1_000)
  .optional()
  .meta({ description: 'The `nextCursor` of the page before' });

// Number() would take 0x10 and 1e1 too.
const decimalOnly = (value: unknown) => (typeof value === 'string' && !/^\d+$/.test(value) ? NaN : value);

const PAGE_SIZE = `Must be from 1 to ${LIMITS.pageSize}`;

export const limitSchema = z
  .preprocess(
    decimalOnly,
    z.coerce
      .number('Must be a whole number')
      .int('Must be a whole number')
      .min(1, PAGE_SIZE)
      .max(LIMITS.pageSize, PAGE_SIZE),
  )
  .default(DEFAULT_PAGE_SIZE)
  .meta({ description: `How many items at most, up to ${LIMITS.pageSize}` });

/** `true` or `false` in a query. */
export const flagSchema = z
  .stringbool({ truthy: ['true'], falsy: ['false'], error: 'Must be true or false' })
  .meta({ override: { type: 'boolean' } });

/** A query parameter that may come several times: any of its values counts. */
export function anyOf<T extends z.ZodType>(value: T) {
  return z.preprocess(
    (raw) => (typeof raw === 'string' ? [raw] : raw),
    z.array(value).max(50, 'Must be at most 50 values'),
  );
}

/** A page of a list; `nextCursor` is null on the last one. */
export function listOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}
