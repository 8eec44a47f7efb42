import { ServiceError } from '@baton/services';
import { cacheControl, isPublished, SITE_SECURITY_HEADERS, siteObject } from '@baton/site-policy';
import compression from 'compression';
import { existsSync } from 'node:fs';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';

/** What `compression` is, though its types ask for Express, of which it needs nothing. */
type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** CloudFront compresses what is no smaller. */
const COMPRESSED_FROM_BYTES = 1_000;

/**
 * Serves the built site as CloudFront does from S3, compressed for who takes it so.
 * @throws ServiceError when the site is not built
 */
export function createStaticSite(folder: string): RequestListener {
  const start = join(folder, 'index.html');
  if (!existsSync(start)) throw new ServiceError(`There is no ${start}; build it with: npx nx build web`);
  // `dev` looks at the folder for each request, so that a site built anew is served as it is now.
  const serveFile = sirv(folder, { dev: true, etag: true, extensions: [] });
  const compress = compression({ threshold: COMPRESSED_FROM_BYTES }) as unknown as Middleware;

  return (request, response) => {
    for (const [name, value] of Object.entries(SITE_SECURITY_HEADERS)) response.setHeader(name, value);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD');
      return answer(response, 405, 'Method Not Allowed');
    }
    const object = siteObject(decodePath(request.url ?? '/'));
    if (!isPublished(object)) return answer(response, 404, 'Not Found');
    request.url = object.split('/').map(encodeURIComponent).join('/');
    response.setHeader('cache-control', cacheControl(object));
    compress(request, response, () => {
      serveFile(request, response, () => {
        response.setHeader('cache-control', 'no-cache');
        answer(response, 404, 'Not Found');
      });
    });
  };
}

function decodePath(url: string): string {
  const path = url.split('?', 1)[0] as string;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}
