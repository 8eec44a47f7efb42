import { AppError } from '@baton/dto';
import type { ApiRequest } from './api-request.ts';

/**
 * Keeps other sites from acting through a visitor's browser. A request without these headers does not come
 * from a page, so it carries nobody's cookies unawares, and passes.
 * @throws AppError `foreign-origin`
 */
export function refuseForeignOrigin(request: ApiRequest, siteOrigins: readonly string[]): void {
  const { origin, 'sec-fetch-site': fetchSite } = request.headers;
  const isForeign = (origin !== undefined && !siteOrigins.includes(origin)) || fetchSite === 'cross-site';
  if (isForeign) throw new AppError('foreign-origin', { detail: 'Call this from the site itself.' });
}
