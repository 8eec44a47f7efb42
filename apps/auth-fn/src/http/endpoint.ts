import type { AccessClaims } from '@baton/access-token';
import type { InferBody, InferParams, InferSuccess, RouteContract } from '@baton/dto';
import type { ApiRequest } from './api-request.ts';
import type { ProblemCookies, Success } from './api-response.ts';

/** What the router has found out about a request, by the contract of its route. */
export interface Call<R extends RouteContract = RouteContract> {
  readonly params: InferParams<R>;
  readonly body: InferBody<R>;
  /** Whose access token it carries, on routes whose security is `bearer`. */
  readonly caller: R['security'] extends 'bearer' ? AccessClaims : AccessClaims | undefined;
}

/** A route and what serves it. */
export interface Endpoint {
  readonly contract: RouteContract;
  readonly handle: (request: ApiRequest, call: Call) => Promise<Success>;
  readonly problemCookies?: ProblemCookies | undefined;
}

/** Serves a route with a handler whose input, checked by the router, and answer are typed by its contract. */
export function endpoint<R extends RouteContract>(
  contract: R,
  handle: (request: ApiRequest, body: InferBody<R>, call: Call<R>) => Promise<Success<InferSuccess<R>>>,
  problemCookies?: ProblemCookies,
): Endpoint {
  return {
    contract,
    problemCookies,
    handle: (request, call) => handle(request, call.body as InferBody<R>, call as Call<R>),
  };
}
