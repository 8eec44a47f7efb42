import type * as z from 'zod';
import type { ProblemCode } from './problem.ts';

/** `bearer`: an access token; `cookie`: the refresh cookie; `none`: anybody. */
export type RouteSecurity = 'bearer' | 'cookie' | 'none';

export interface RouteSuccess {
  readonly status: 200 | 201 | 202 | 204;
  readonly description: string;
  /** Of a JSON body. */
  readonly schema?: z.ZodType;
  /** Of a body that is not JSON. */
  readonly contentType?: 'text/csv' | 'text/event-stream' | 'text/html';
  /** Names of headers that the answer carries beside `x-request-id`; {@link defineRoute} adds those of limits. */
  readonly headers?: readonly string[];
}

/**
 * One route of an API, declared once: the server, the types of its callers and OpenAPI come from it.
 * Paths are written as in OpenAPI: `/api/tasks/{taskId}`.
 */
export interface RouteContract<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
> {
  readonly id: string;
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  readonly path: `/${string}`;
  readonly summary: string;
  readonly security: RouteSecurity;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  /** The caller must send the version they saw, as in `If-Match: "3"`. */
  readonly ifMatch?: true;
  /** The caller may send an `Idempotency-Key`: a repeat with the same key and body gets the first answer. */
  readonly idempotent?: true;
  readonly success: RouteSuccess;
  /** Another way to succeed, told apart by its status. */
  readonly otherSuccess?: RouteSuccess;
  /** The problem codes of this route; those that every route can answer are added by {@link defineRoute}. */
  readonly errors: readonly ProblemCode[];
}

type Infer<S> = S extends z.ZodType ? z.infer<S> : undefined;
export type InferParams<R extends RouteContract> = Infer<R['params']>;
export type InferQuery<R extends RouteContract> = Infer<R['query']>;
export type InferBody<R extends RouteContract> = Infer<R['body']>;

type Input<S> = S extends z.ZodType ? z.input<S> : undefined;
/** What a caller sends: fields that have a default may be left out. */
export type InputQuery<R extends RouteContract> = Input<R['query']>;
export type InputBody<R extends RouteContract> = Input<R['body']>;
/** What a success answers with; undefined for a route that answers with no body. */
export type InferSuccess<R extends RouteContract> =
  | Infer<R['success']['schema']>
  | (R['otherSuccess'] extends RouteSuccess ? Infer<R['otherSuccess']['schema']> : never);

/** In which task-api tells a caller of the limit that they have. */
const LIMIT_HEADERS = ['ratelimit-policy', 'ratelimit'];

/** Keeps the exact types of a route and adds the problems and headers that its shape makes possible. */
export function defineRoute<const R extends RouteContract>(route: R): R {
  const implied: ProblemCode[] = ['internal', 'unavailable'];
  // auth-fn says it of those that it limits, and Lambda starts as many instances as it needs.
  const isOfTaskApi = route.path.startsWith('/api/');
  if (isOfTaskApi) implied.push('rate-limited', 'overloaded');
  if (route.security === 'bearer') implied.push('unauthenticated', 'token-expired', 'token-invalid');
  if (route.params || route.query || route.body) implied.push('validation');
  if (route.body) implied.push('invalid-json', 'payload-too-large', 'unsupported-media-type');
  if (route.ifMatch) implied.push('precondition-required', 'version-unknown', 'validation');
  if (route.idempotent) implied.push('idempotency-key-reused', 'validation');
  const isLimitedByUser = isOfTaskApi && route.security === 'bearer';
  return {
    ...route,
    ...(isLimitedByUser && {
      success: withLimits(route.success),
      ...(route.otherSuccess && { otherSuccess: withLimits(route.otherSuccess) }),
    }),
    errors: [...new Set([...route.errors, ...implied])],
  };
}

function withLimits(success: RouteSuccess): RouteSuccess {
  return { ...success, headers: [...(success.headers ?? []), ...LIMIT_HEADERS] };
}
