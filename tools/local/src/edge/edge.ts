import type { RequestListener } from 'node:http';
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
    // As CloudFront does; whatever the caller sent under this name is not kept.
    const { remoteAddress, remotePort } = request.socket;
    request.headers['cloudfront-viewer-address'] = `${remoteAddress}:${remotePort}`;
    if (request.url?.startsWith('/auth/')) return options.auth(request, response);
    if (request.url?.startsWith('/api/')) return api(request, response);
    return site(request, response);
  };
}
