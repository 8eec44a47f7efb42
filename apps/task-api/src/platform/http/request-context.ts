import type { RequestHandler, Response } from 'express';
import type { AccessClaims } from '@baton/access-token';
import { type ProblemCode, requestIdOf } from '@baton/dto';
import type { RequestRef } from '@baton/log-schema';
import { v7 as uuidv7 } from 'uuid';

/** What is known about a request while it is served; filled in on its way. */
export interface RequestContext {
  readonly request: RequestRef;
  readonly startedAt: number;
  actor?: AccessClaims;
  /** When the actor's token expires, in epoch milliseconds. */
  expiresAt?: number;
  /** The problem that it was answered with. */
  code?: ProblemCode;
  /** True when it wrote a change, which the log has an entry of. */
  changed?: boolean;
  /** Ends its span; here, because each listener on an answer counts against Node's limit of ten. */
  endSpan?: (status: number) => void;
}

/** Gives each request its id and its context; nothing that an API answers is kept by a cache. */
export const openContext: RequestHandler = (req, res, next) => {
  const id = requestIdOf(req.get('x-request-id'), uuidv7());
  const context: RequestContext = {
    request: { id, method: req.method, path: req.path },
    startedAt: performance.now(),
  };
  res.locals['context'] = context;
  res.set({ 'x-request-id': id, 'cache-control': 'no-store' });
  next();
};

export function contextOf(res: Response): RequestContext {
  return res.locals['context'] as RequestContext;
}
