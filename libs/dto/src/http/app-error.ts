import type { Conflict, Failure, FieldError, ProblemCode } from './problem.ts';

export interface AppErrorDetails {
  /** What happened and what to do about it, for a person. Default: the title of the code. */
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
  readonly conflicts?: readonly Conflict[];
  readonly failures?: readonly Failure[];
  /** Seconds after which it is worth trying again. */
  readonly retryAfter?: number;
  readonly cause?: unknown;
}

/** A failure that the caller is told about by its code. Everything else that is thrown is `internal`. */
export class AppError extends Error {
  readonly code: ProblemCode;
  readonly details: AppErrorDetails;

  constructor(code: ProblemCode, details: AppErrorDetails = {}) {
    super(details.detail ?? code, { cause: details.cause });
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }

  /** A `validation` failure of one field. */
  static field(path: string, message: string, code?: FieldError['code']): AppError {
    return new AppError('validation', { errors: [{ path, message, ...(code && { code }) }] });
  }
}

export function isAppError(error: unknown): error is AppError {
  return error instanceof AppError;
}

/** Seconds, for the header `Retry-After`. What is away may be back in a moment. */
export function retryAfterOf(error: unknown): number | undefined {
  if (!isAppError(error)) return undefined;
  return error.details.retryAfter ?? (error.code === 'unavailable' ? 1 : undefined);
}
