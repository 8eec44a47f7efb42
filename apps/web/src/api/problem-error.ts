import type { Conflict, FieldError, Problem, ProblemCode } from '@baton/dto';

/** The server said no, or failed, and said so in problem details. Callers switch on `code`. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  readonly errors: readonly FieldError[];
  readonly conflicts: readonly Conflict[];
  /** Names the request in the server's log; empty when the answer came from something else on the way. */
  readonly requestId: string;
  /** Seconds after which it is worth trying again, where the server has said so. */
  readonly retryAfter: number | undefined;

  constructor(
    problem: Pick<Problem, 'code' | 'status' | 'detail'> & Partial<Problem>,
    retryAfter?: number | undefined,
  ) {
    super(problem.detail);
    this.name = 'ProblemError';
    this.code = problem.code;
    this.status = problem.status;
    this.errors = problem.errors ?? [];
    this.conflicts = problem.conflicts ?? [];
    this.requestId = problem.requestId ?? '';
    this.retryAfter = retryAfter;
  }
}

/** No answer came: offline, the server cannot be reached, or it took too long. */
export class NetworkError extends Error {
  constructor(cause: unknown) {
    super('The server does not answer', { cause });
    this.name = 'NetworkError';
  }
}

/** The problem in a failed answer; a text of another kind (a proxy's page) is told by its status. */
export function toProblemError({ status, headers }: Pick<Response, 'status' | 'headers'>, text: string) {
  const body = parseJson(text);
  const problem = isProblem(body)
    ? body
    : { code: codeOfStatus(status), status, detail: `The server answered with ${status}` };
  // A date is allowed too, which nobody on the way sends.
  return new ProblemError(problem, Number(headers.get('retry-after')) || undefined);
}

export function hasCode(error: unknown, ...codes: readonly ProblemCode[]): error is ProblemError {
  return error instanceof ProblemError && codes.includes(error.code);
}

/** Whether the same request may well succeed a moment later. */
export function isTransient(error: unknown): boolean {
  return (
    error instanceof NetworkError || hasCode(error, 'unavailable', 'overloaded', 'rate-limited', 'retry')
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'status' in body && 'detail' in body;
}

function codeOfStatus(status: number): ProblemCode {
  if (status === 401) return 'unauthenticated';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not-found';
  if (status === 413) return 'payload-too-large';
  if (status === 429) return 'rate-limited';
  if (status >= 502) return 'unavailable';
  return 'internal';
}
