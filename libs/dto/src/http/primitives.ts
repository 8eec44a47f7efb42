import * as z from 'zod';
import { DEFAULT_PAGE_SIZE, LIMITS } from '../limits.ts';

// Half of a surrogate pair (Cs) is no character either; PostgreSQL's jsonb refuses it.
const NO_CONTROLS = /^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}]*$/u;

/** One line of text, trimmed, not empty, without line breaks or other control characters. */
export function line(max: number) {
  return z
    .string()
    .trim()
    .min(1, 'Must not be empty')
    .max(max, `Must be at most ${max} characters`)
    .regex(NO_CONTROLS, 'Must not contain line breaks or control characters');
}

/** Text of several lines, may be empty. */
export function text(max: number) {
  return (
    z
      .string()
      .max(max, `Must be at most ${max} characters`)
      // PostgreSQL has no place for either.
      .refine((value) => !value.includes('\0'), 'Must not contain null characters')
      .refine((value) => value.isWellFormed(), 'Must not contain half of a surrogate pair')
  );
}

/** Ids are compared and stored in lower case. */
export const idSchema = z
  .uuid('Must be a UUID')
  .toLowerCase()
  .meta({ example: '0199f0a4-7c1e-7b7e-9d52-3f0d6b1f5a10' });

/** An address as people write it; compared and stored in lower case. */
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(LIMITS.email, `Must be at most ${LIMITS.email} characters`)
  .pipe(z.email('Must be an email address, such as kim@example.com'));

/** A calendar day, `YYYY-MM-DD`. */
export const dateSchema = z.iso
  .date({ error: 'Must be a day such as 2026-03-31', abort: true })
  .refine((day) => day >= '1970-01-01' && day < '2200-01-01', 'Must be between 1970 and 2199')
  .meta({ example: '2026-03-31' });

/** Where the next page of a list begins; opaque to the caller. */
export const cursorSchema = z.string().max(1_000);

export const limitSchema = z.coerce
  .number('Must be a number')
  .int('Must be a whole number')
  .min(1)
  .max(LIMITS.pageSize)
  .default(DEFAULT_PAGE_SIZE);

/** A page of a list; `nextCursor` is null on the last one. */
export function listOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}
