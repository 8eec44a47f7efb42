import { AppError, requestIdOf, toProblem } from '@baton/dto';
import { createProxyServer } from 'http-proxy-3';
import { randomUUID } from 'node:crypto';
import { Agent, type IncomingMessage, type RequestListener, ServerResponse } from 'node:http';

/**
 * How long the origin may be silent, before the first byte and between any two; CloudFront's default. A stream
 * of events has to say something more often than that.
 */
const ORIGIN_SILENCE_MS = 30_000;
const CONNECT_LIMIT_MS = 5_000;

export interface ApiProxyOptions {
  /** Where task-api is now; undefined while it is away. */
  readonly taskApi: () => URL | undefined;
  readonly originSilenceMs?: number;
}

/** Passes requests on to task-api and streams both bodies. */
export function createApiProxy(options: ApiProxyOptions): RequestListener {
  const proxy = createProxyServer({
    agent: new Agent({ keepAlive: true }),
    xfwd: true,
    connectTimeout: CONNECT_LIMIT_MS,
    proxyTimeout: options.originSilenceMs ?? ORIGIN_SILENCE_MS,
  });
  proxy.on('proxyRes', (upstream, _request, response) => {
    // Otherwise a caller would wait for ever for the rest of an answer that broke off.
    upstream.once('close', () => {
      if (!upstream.complete) response.destroy();
    });
  });

  return (request, response) => {
    const target = options.taskApi();
    const path = (request.url ?? '/').split('?', 1)[0] as string;
    if (!target) return refuse(request, response, path);
    proxy.web(request, response, { target }, () => refuse(request, response, path));
  };
}

function refuse(request: IncomingMessage, response: unknown, path: string): void {
  if (!(response instanceof ServerResponse)) return;
  if (response.headersSent) return void response.destroy();
  const requestId = requestIdOf(request.headers['x-request-id']?.toString(), randomUUID());
  const problem = toProblem(
    new AppError('unavailable', { detail: 'The task service is away; try again in a moment.' }),
    { path, requestId },
  );
  response
    .writeHead(problem.status, {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'retry-after': '1',
      'x-request-id': requestId,
    })
    .end(JSON.stringify(problem));
}
