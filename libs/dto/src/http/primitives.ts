import * as z from 'zod';
import { LIMITS } from '../limits.ts';

export { anyOf, cursorSchema, dateSchema, flagSchema, limitSchema, listOf } from './query-primitives.ts';

// Half of a surrogate pair (Cs) is no character either; PostgreSQL's jsonb refuses it.
const NO_CONTROLS = /^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}]*$/u;

// What shows nothing by itself: formats, fillers and blanks that are letters or symbols to Unicode, marks.
const VISIBLE = /[^\p{Cf}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u;

// They make a name run backwards, or over what stands after it (CVE-2021-42574).
const NO_BIDI_CONTROLS = /^[^\u202a-\u202e\u2066-\u2069]*$/;

// A mail or a terminal would act on any other control character, and PostgreSQL has no place for a null one.
const NO_CONTROLS_BUT_BREAKS = /^(?:[^\p{Cc}]|[\t\r\n])*$/u;

/** One line of text, trimmed, not empty, without line breaks or other control characters; something of it can be seen. */
export function line(max: number) {
  return z.string().check(
    z.trim(),
    z.minLength(1, 'Must not be empty'),
    z.maxLength(max, `Must be at most ${max} characters`),
    z.regex(NO_CONTROLS, 'Must not contain line breaks or control characters'),
    z.regex(NO_BIDI_CONTROLS, 'Must not contain controls of the writing direction'),
    z.refine((value) => value === '' || VISIBLE.test(value), 'Must contain a character that can be seen'),
  );
}

/** Text of several lines, may be empty; of control characters only tabs and line breaks. */
export function text(max: number) {
  return z
    .string()
    .max(max, `Must be at most ${max} characters`)
    .regex(NO_CONTROLS_BUT_BREAKS, 'Must not contain control characters but tabs and line breaks')
    .refine(isWellFormed, HALF_PAIR);
}

/**
 * A secret: any characters, taken as they are. Counted are the characters of Unicode once composed (NFC), which is
 * what is hashed: a syllable of Hangul is one, on systems that send it in three parts too.
 */
export function secret(min: number, max: number) {
  return (
    z
      .string()
      // In UTF-8, which is what is hashed, all halves of pairs are the same U+FFFD.
      .refine(isWellFormed, HALF_PAIR)
      .refine(
        (value) => composedLength(value) >= min,
        min === 1 ? 'Must not be empty' : `Must be at least ${min} characters`,
      )
      .refine((value) => composedLength(value) <= max, `Must be at most ${max} characters`)
      .meta({ minLength: min, maxLength: max })
  );
}

function composedLength(value: string): number {
  return [...value.normalize('NFC')].length;
}

const HALF_PAIR = 'Must not contain half of a surrogate pair';

function isWellFormed(value: string): boolean {
  return value.isWellFormed();
}

/** Ids are compared and stored in lower case. */
export const idSchema = z
  .uuid('Must be a UUID')
  .toLowerCase()
  .meta({ example: '0199f0a4-7c1e-7b7e-9d52-3f0d6b1f5a10' });

/** One of a closed list of words. */
export function oneOf<const T extends readonly [string, ...string[]]>(words: T) {
  return z.enum(words, `Must be one of ${words.join(', ')}`);
}

/** An address as people write it; compared and stored in lower case. */
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(LIMITS.email, `Must be at most ${LIMITS.email} characters`)
  .pipe(z.email('Must be an email address, such as kim@example.com'));
