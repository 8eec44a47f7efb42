/**
 * What CloudFront and S3 are told about the site: the rewrite at the edge, the response headers policy and the
 * `Cache-Control` of the objects. The edge on one machine says the same.
 */

/** The object that answers for a path: pages are made in the browser, so all but files are one of two documents. */
export function siteObject(path: string): string {
  if (path === '/login' || path === '/login/') return '/login/index.html';
  const lastSegment = path.slice(path.lastIndexOf('/') + 1);
  return lastSegment.includes('.') ? path : '/index.html';
}

/** Source maps are built for whoever reads a stack trace, and stay at home. */
export function isPublished(object: string): boolean {
  return !object.endsWith('.map');
}

/** Names of assets hold a hash of what is in them; everything else must be asked for anew. */
export function cacheControl(object: string): string {
  return object.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
}

/** What S3 cannot tell from a name. The object whose path it is, without the slash before it, and its type. */
export const MANIFEST = { object: 'manifest.webmanifest', contentType: 'application/manifest+json' } as const;

const CONTENT_SECURITY_POLICY = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  // Mantine puts the values of its properties into style elements and attributes.
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'manifest-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
} as const;

/** `Strict-Transport-Security` comes with HTTPS, which only the real edge has. */
export const SITE_SECURITY_HEADERS = {
  'content-security-policy': Object.entries(CONTENT_SECURITY_POLICY)
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
} as const;
