import type { InferBody, InferSuccess, RouteContract } from '@baton/dto';
import type { ApiRequest } from './api-request.ts';
import type { ProblemCookies, Success } from './api-response.ts';
import { readBody } from './request-body.ts';

/** A route and what serves it. */
export interface Endpoint {
  readonly contract: RouteContract;
  readonly handle: (request: ApiRequest) => Promise<Success>;
  readonly problemCookies?: ProblemCookies | undefined;
}

/** Serves a route with a handler whose body, checked, and answer are typed by its contract. */
export function endpoint<R extends RouteContract>(
  contract: R,
  handle: (request: ApiRequest, body: InferBody<R>) => Promise<Success<InferSuccess<R>>>,
  problemCookies?: ProblemCookies,
): Endpoint {
  return {
    contract,
    problemCookies,
    handle: async (request) => {
      const body = contract.body && readBody(request, contract.body);
      return handle(request, body as InferBody<R>);
    },
  };
}
