import type { AccessClaims } from '@baton/access-token';
import type { RouteContract } from '@baton/dto';
import type { Express, RequestHandler } from 'express';
import type { Call } from './call.ts';
import { expressPath } from './express-path.ts';
import { jsonBody } from './json-body.ts';
import { type ParsedRequest, parseRequest } from './parse-request.ts';
import { contextOf } from './request-context.ts';

/** Finds out who calls and makes them known to the database. */
export type Identify = (authorization: string | undefined) => Promise<AccessClaims>;

export interface Answer {
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** True when the request wrote a change. */
  readonly changed?: boolean;
}

export type Handler<R extends RouteContract> = (
  request: ParsedRequest<R> & { readonly call: Call },
) => Promise<Answer>;

/** Binds the handlers of contracts to a server. */
export type Bind = <R extends RouteContract & { readonly security: 'bearer' }>(
  route: R,
  handler: Handler<R>,
) => void;

/** A route reads as: who calls, what they sent, the handler, its answer as the contract says. */
export function createBind(app: Express, identify: Identify): Bind {
  const authenticated: RequestHandler = async (req, res, next) => {
    contextOf(res).actor = await identify(req.get('authorization'));
    next();
  };

  return (route, handler) => {
    const answer: RequestHandler = async (req, res) => {
      const context = contextOf(res);
      if (!context.actor) throw new Error(`${route.id} was reached without a caller`);
      const parsed = parseRequest(route, {
        params: req.params,
        query: req.query,
        body: req.body,
        ifMatch: req.get('if-match'),
      });
      const { body, headers, changed } = await handler({
        ...parsed,
        call: { actor: context.actor, request: context.request },
      });
      context.changed = changed ?? false;
      res
        .status(route.success.status)
        .set({ ...headers })
        .json(body);
    };
    const steps = route.body ? [authenticated, jsonBody, answer] : [authenticated, answer];
    app[route.method](expressPath(route.path), ...steps);
  };
}
