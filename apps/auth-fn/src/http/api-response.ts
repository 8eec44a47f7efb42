import { type Problem, type ProblemCode, retryAfterOf, toProblem } from '@baton/dto';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { ApiRequest } from './api-request.ts';

/** What a handler answers with; its status is in the contract of its route. */
export interface Success<Body = unknown> {
  /** Undefined for an answer without a body. */
  readonly body: Body;
  readonly headers?: Readonly<Record<string, string>>;
  /** Values of `Set-Cookie`. */
  readonly cookies?: readonly string[];
}

/** Values of `Set-Cookie` that go with a problem. */
export type ProblemCookies = Readonly<Partial<Record<ProblemCode, readonly string[]>>>;

export function successResult(
  request: ApiRequest,
  status: number,
  { body, headers, cookies }: Success,
): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode: status,
    headers: {
      ...commonHeaders(request),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(cookies && { cookies: [...cookies] }),
    ...(body !== undefined && { body: JSON.stringify(body) }),
  };
}

interface ProblemExtras {
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly problemCookies?: ProblemCookies | undefined;
}

/** @returns the answer, and the problem it carries */
export function problemResult(
  request: ApiRequest,
  error: unknown,
  { headers, problemCookies }: ProblemExtras,
): { readonly result: APIGatewayProxyStructuredResultV2; readonly problem: Problem } {
  const problem = toProblem(error, { path: request.path, requestId: request.client.requestId });
  const cookies = problemCookies?.[problem.code];
  const retryAfter = retryAfterOf(error);
  const result = {
    statusCode: problem.status,
    headers: {
      ...commonHeaders(request),
      'content-type': 'application/problem+json',
      ...(problem.status === 401 && { 'www-authenticate': 'Bearer' }),
      ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
      ...headers,
    },
    ...(cookies && { cookies: [...cookies] }),
    body: JSON.stringify(problem),
  };
  return { result, problem };
}

function commonHeaders(request: ApiRequest): Record<string, string> {
  return { 'cache-control': 'no-store', 'x-request-id': request.client.requestId };
}
