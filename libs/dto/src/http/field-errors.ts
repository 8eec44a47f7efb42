import type * as z from 'zod';
import type { FieldError } from './problem.ts';

/**
 * Names each field that a schema refused; a field that the schema does not know gets an error of its own, and a
 * value that is no object is named `body`.
 */
export function toFieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return [{ path: toPath(issue.path), message: issue.message }];
    return issue.keys.map((key) => ({
      path: toPath([...issue.path, key]),
      message: 'This field is not known',
    }));
  });
}

function toPath(segments: readonly PropertyKey[]): string {
  return segments.length === 0 ? 'body' : segments.map(String).join('.');
}
