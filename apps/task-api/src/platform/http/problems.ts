import { AppError, isAppError, PROBLEMS, type ProblemCode, retryAfterOf, toProblem } from '@baton/dto';
import type { ErrorRequestHandler, Express, RequestHandler } from 'express';
import { fromDatabaseError } from '../database/index.ts';
import type { Logger } from '../logger.ts';
import { contextOf } from './request-context.ts';

export const notFound: RequestHandler = () => {
  throw new AppError('not-found', { detail: 'No such address.' });
};

/** Answers the methods that a known path does not have. Comes after all routes. */
export function refuseOtherMethods(app: Express, routes: readonly { path: string; method: string }[]): void {
  const byPath = Map.groupBy(routes, ({ path }) => path);
  for (const [path, same] of byPath) {
    const methods = same.map(({ method }) => method.toUpperCase());
    if (methods.includes('GET')) methods.push('HEAD');
    const allow = [...new Set(methods)].sort().join(', ');
    app.all(path, (_req, res) => {
      res.set('allow', allow);
      throw new AppError('method-not-allowed', { detail: `Methods here: ${allow}.` });
    });
  }
}

/** The one place that says failures to callers. */
export function answerProblem(logger: Logger): ErrorRequestHandler {
  return (thrown, _req, res, next) => {
    const context = contextOf(res);
    const { request } = context;
    const error = classify(thrown);
    const code = problemCode(error);
    if (code === 'internal') logger.error({ requestId: request.id, err: thrown }, 'request failed');
    if (code === 'unavailable') logger.warn({ requestId: request.id, err: thrown }, 'dependency unavailable');
    context.code = code;
    // Too late to answer anything else: Express closes the connection, so the caller sees a broken answer.
    if (res.headersSent) return next(thrown);
    if (PROBLEMS[code].status === 401) res.set('www-authenticate', challenge(code));
    const retryAfter = retryAfterOf(error);
    if (retryAfter) res.set('retry-after', `${retryAfter}`);
    res
      .status(PROBLEMS[code].status)
      .type('application/problem+json')
      .send(JSON.stringify(toProblem(error, { path: request.path, requestId: request.id })));
  };
}

/** What a failure is called when callers are told about it. */
export function problemCode(thrown: unknown): ProblemCode {
  const error = classify(thrown);
  return isAppError(error) ? error.code : 'internal';
}

function classify(thrown: unknown): unknown {
  // What the router throws for a path that is no valid percent-encoding.
  if (thrown instanceof URIError) return new AppError('not-found', { cause: thrown });
  return fromDatabaseError(thrown);
}

// RFC 6750: a caller that sent no token learns no more than the scheme.
function challenge(code: ProblemCode): string {
  return code === 'unauthenticated' ? 'Bearer' : 'Bearer error="invalid_token"';
}
