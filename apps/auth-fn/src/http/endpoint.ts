import type { AccessClaims } from '@baton/access-token';
import {
  AppError,
  type InferBody,
  type InferParams,
  type InferSuccess,
  type RouteContract,
  toFieldErrors,
} from '@baton/dto';
import type { ApiRequest } from './api-request.ts';
import type { ProblemCookies, Success } from './api-response.ts';
import { readBody } from './request-body.ts';

/** What the router has found out about a request. */
export interface Found {
  /** Of the path, not yet checked. */
  readonly params: Readonly<Record<string, string>>;
  /** Whose access token it carries; there on every route whose security is `bearer`. */
  readonly caller: AccessClaims | undefined;
}

/** A route and what serves it. */
export interface Endpoint {
  readonly contract: RouteContract;
  readonly handle: (request: ApiRequest, found: Found) => Promise<Success>;
  readonly problemCookies?: ProblemCookies | undefined;
}

interface Context<R extends RouteContract> {
  readonly params: InferParams<R>;
  readonly caller: R['security'] extends 'bearer' ? AccessClaims : undefined;
}

/** Serves a route with a handler whose body and parameters, checked, and answer are typed by its contract. */
export function endpoint<R extends RouteContract>(
  contract: R,
  handle: (request: ApiRequest, body: InferBody<R>, context: Context<R>) => Promise<Success<InferSuccess<R>>>,
  problemCookies?: ProblemCookies,
): Endpoint {
  return {
    contract,
    problemCookies,
    handle: async (request, { params, caller }) => {
      const context = { params: readParams(contract, params), caller } as Context<R>;
      const body = contract.body && readBody(request, contract.body);
      return handle(request, body as InferBody<R>, context);
    },
  };
}

function readParams(contract: RouteContract, params: Found['params']): unknown {
  const parsed = contract.params?.safeParse(params);
  if (parsed?.error) throw new AppError('validation', { errors: toFieldErrors(parsed.error) });
  return parsed?.data;
}
