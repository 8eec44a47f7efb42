import type { FieldError, ProblemCode } from '@baton/dto';
import { hasCode, ProblemError } from '../api/problem-error.ts';

/** Codes that are about one field of a form, e.g. `email-taken` about `email`. */
export type FieldOfCode = Readonly<Partial<Record<ProblemCode, string>>>;

/** What the visitor reads, in their language. */
export interface FieldErrorWords {
  readonly problem: (error: unknown) => string;
  readonly field: (code: NonNullable<FieldError['code']>) => string;
}

/**
 * The errors of a refusal by field. A code is said in the visitor's language; a field that has none in the
 * server's words, which name what the checks of the form let through.
 */
export function fieldErrorsOf(
  error: unknown,
  fieldOfCode: FieldOfCode,
  words: FieldErrorWords,
): Record<string, string> {
  if (!(error instanceof ProblemError)) return {};
  const field = fieldOfCode[error.code];
  if (field) return { [field]: words.problem(error) };
  if (!hasCode(error, 'validation')) return {};
  return Object.fromEntries(
    error.errors.map(({ path, message, code }) => [path, code ? words.field(code) : message]),
  );
}
