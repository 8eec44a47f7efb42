import type * as z from 'zod';
import type { ProblemCode } from './problem.ts';

/** `bearer`: an access token; `cookie`: the refresh cookie; `none`: anybody. */
export type RouteSecurity = 'bearer' | 'cookie' | 'none';

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
  readonly success: {
    readonly status: 200 | 201 | 202 | 204;
    readonly description: string;
    readonly schema?: z.ZodType;
    /** Names of headers that the answer carries beside `x-request-id`. */
    readonly headers?: readonly string[];
  };
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
export type InferSuccess<R extends RouteContract> = Infer<R['success']['schema']>;

/** Keeps the exact types of a route and adds the problems that its shape makes possible. */
export function defineRoute<const R extends RouteContract>(route: R): R {
  const implied: ProblemCode[] = ['internal', 'unavailable'];
  if (route.security === 'bearer') implied.push('unauthenticated', 'token-expired', 'token-invalid');
  if (route.params || route.query || route.body) implied.push('validation');
  if (route.body) implied.push('invalid-json', 'payload-too-large', 'unsupported-media-type');
  if (route.ifMatch) implied.push('precondition-required', 'version-unknown', 'validation');
  return { ...route, errors: [...new Set([...route.errors, ...implied])] };
}
