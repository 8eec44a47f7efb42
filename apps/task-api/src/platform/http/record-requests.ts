import { PROBLEMS } from '@baton/dto';
import type { RequestHandler, Response } from 'express';
import type { Logger } from '../logger.ts';
import { contextOf, type RequestContext } from './request-context.ts';

/** How a request ended. */
export interface CompletedRequest extends RequestContext {
  readonly status: number;
  /** Milliseconds from the first byte read to the answer. */
  readonly durationMs: number;
}

/** nginx's code for a caller that left before the answer was whole. */
const CLIENT_CLOSED_REQUEST = 499;

/** Writes a log line for each request when it has ended, and tells `onCompleted`. */
export function recordRequests(
  logger: Logger,
  onCompleted: (request: CompletedRequest) => void,
): RequestHandler {
  return (_req, res, next) => {
    res.once('close', () => {
      const context = contextOf(res);
      const completed: CompletedRequest = {
        ...context,
        status: endedWith(res),
        durationMs: Math.round((performance.now() - context.startedAt) * 10) / 10,
      };
      const { id: requestId, method, path } = completed.request;
      logger.info(
        {
          requestId,
          method,
          path,
          status: completed.status,
          durationMs: completed.durationMs,
          userId: completed.actor?.sub,
          code: completed.code,
        },
        'request completed',
      );
      context.endSpan?.(completed.status);
      onCompleted(completed);
    });
    next();
  };
}

function endedWith(res: Response): number {
  if (res.writableFinished) return res.statusCode;
  const { code } = contextOf(res);
  return code ? PROBLEMS[code].status : CLIENT_CLOSED_REQUEST;
}
