import type { ProblemCode } from '@baton/dto';
import { hasCode, ProblemError } from '../api/problem-error.ts';

/** Codes that are about one field of a form, e.g. `email-taken` about `email`. */
export type FieldOfCode = Readonly<Partial<Record<ProblemCode, string>>>;

/**
 * The errors of a refusal by field. A code is said in the visitor's language; a `validation` in the server's
 * words, which name what the checks of the form let through.
 * @param say the translated text of an error
 */
export function fieldErrorsOf(
  error: unknown,
  fieldOfCode: FieldOfCode,
  say: (error: unknown) => string,
): Record<string, string> {
  if (!(error instanceof ProblemError)) return {};
  const field = fieldOfCode[error.code];
  if (field) return { [field]: say(error) };
  if (!hasCode(error, 'validation')) return {};
  return Object.fromEntries(error.errors.map(({ path, message }) => [path, message]));
}
