import { type AppError, isAppError } from './app-error.ts';
import { PROBLEMS } from './problem-codes.ts';
import type { Problem } from './problem.ts';

/**
 * Says an error in problem details. What is no AppError becomes a plain `internal`: its message and stack
 * stay in the log, found by the request id.
 */
export function toProblem(error: unknown, request: { path: string; requestId: string }): Problem {
  const { code, details }: Pick<AppError, 'code' | 'details'> = isAppError(error)
    ? error
    : { code: 'internal', details: {} };
  const { status, title } = PROBLEMS[code];
  return {
    type: `urn:baton:problem:${code}`,
    title,
    status,
    detail: details.detail ?? defaultDetail(code, title, details),
    instance: request.path,
    code,
    requestId: request.requestId,
    ...(details.errors && { errors: [...details.errors] }),
    ...(details.conflicts && { conflicts: [...details.conflicts] }),
    ...(details.failures && { failures: [...details.failures] }),
  };
}

function defaultDetail(code: string, title: string, { errors }: AppError['details']): string {
  if (code === 'internal') return 'Try again; if it stays like this, report the request id.';
  if (errors?.length) return errors.map(({ path, message }) => `${path}: ${message}`).join('; ');
  return `${title}.`;
}
