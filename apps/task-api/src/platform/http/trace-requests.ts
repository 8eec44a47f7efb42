import type { Tracing } from '@baton/tracing';
import type { Request, RequestHandler } from 'express';
import { contextOf } from './request-context.ts';

/** A span for each request, which its log entries and mails name as what they come from. */
export function traceRequests(tracing: Tracing): RequestHandler {
  return (req, res, next) => {
    const context = contextOf(res);
    const cloudFrontId = req.get('x-amz-cf-id');
    const span = tracing.start(req.method, {
      kind: 'server',
      origin: {
        traceparent: req.get('traceparent'),
        amazonTraceId: req.get('x-amzn-trace-id'),
      },
      attributes: {
        'http.request.method': req.method,
        'baton.request.id': context.request.id,
        ...(cloudFrontId !== undefined && { 'aws.cloudfront.id': cloudFrontId }),
      },
    });
    if (span.traceparent) {
      Object.assign(context, { request: { ...context.request, trace: span.traceparent } });
    }
    context.endSpan = (status) => {
      const route = routeOf(req);
      span.end({
        attributes: {
          'http.response.status_code': status,
          ...(route !== undefined && { 'http.route': route }),
        },
        failed: status >= 500,
      });
    };
    next();
  };
}

/** As it is bound, e.g. `/api/tasks/:taskId`; known once a route has matched. */
function routeOf({ route }: Request): string | undefined {
  return (route as { path?: string } | undefined)?.path;
}
