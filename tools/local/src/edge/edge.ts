import { VIEWER_HEADER } from '@baton/dto';
import type { IncomingMessage, RequestListener } from 'node:http';
import { type ApiProxyOptions, createApiProxy } from './api-proxy.ts';
import { createStaticSite } from './static-site.ts';

export interface EdgeOptions extends ApiProxyOptions {
  /** The built site. */
  readonly siteDir: string;
  /** Serves `/auth/*`. */
  readonly auth: RequestListener;
}

/**
 * CloudFront with its three behaviours: `/auth/*` to API Gateway, `/api/*` to task-api, the rest to the site.
 * @throws ServiceError when the site is not built
 */
export function createEdge(options: EdgeOptions): RequestListener {
  const api = createApiProxy(options);
  const site = createStaticSite(options.siteDir);
  return (request, response) => {
    sayViewerAddress(request);
    if (request.url?.startsWith('/auth/')) return options.auth(request, response);
    if (request.url?.startsWith('/api/')) return api(request, response);
    return site(request, response);
  };
}

/**
 * As CloudFront does: what the caller sent under its names is not passed on. Node keeps the headers twice, and
 * API Gateway reads them where no value was dropped.
 */
function sayViewerAddress({ headers, headersDistinct, socket }: IncomingMessage): void {
  for (const copy of [headers, headersDistinct]) {
    for (const name of Object.keys(copy)) {
      if (name.startsWith('cloudfront-')) Reflect.deleteProperty(copy, name);
    }
  }
  const address = `${socket.remoteAddress}:${socket.remotePort}`;
  // Under the name that API Gateway passes on, and the one that task-api reads.
  for (const name of ['cloudfront-viewer-address', VIEWER_HEADER]) {
    headers[name] = address;
    headersDistinct[name] = [address];
  }
}
