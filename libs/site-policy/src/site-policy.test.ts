import { expect, test } from 'vitest';
import { cacheControl, isPublished, SITE_SECURITY_HEADERS, siteObject } from './site-policy.ts';

test.each([
  ['/', '/index.html'],
  ['/p/WEB/12', '/index.html'],
  ['/p/WEB/', '/index.html'],
  ['/login', '/login/index.html'],
  ['/login/', '/login/index.html'],
  ['/login/other', '/index.html'],
  ['/logins', '/index.html'],
  ['/favicon.svg', '/favicon.svg'],
  ['/manifest.webmanifest', '/manifest.webmanifest'],
  ['/assets/app-1a2b.js', '/assets/app-1a2b.js'],
  ['/v1.2/page', '/index.html'],
])('the path %s is answered by %s', (path, object) => {
  expect(siteObject(path)).toBe(object);
});

test('assets are kept for ever, documents are asked for anew', () => {
  expect(cacheControl('/assets/app-1a2b.js')).toBe('public, max-age=31536000, immutable');
  expect(cacheControl('/index.html')).toBe('no-cache');
  expect(cacheControl('/favicon.svg')).toBe('no-cache');
  expect(cacheControl('/manifest.webmanifest')).toBe('no-cache');
});

test('source maps are not published', () => {
  expect(isPublished('/assets/app-1a2b.js.map')).toBe(false);
  expect(isPublished('/assets/app-1a2b.js')).toBe(true);
});

test('scripts come from the site alone, and nobody may frame it', () => {
  expect(SITE_SECURITY_HEADERS['content-security-policy']).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
      "font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; " +
      "frame-ancestors 'none'",
  );
});
