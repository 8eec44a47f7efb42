/** What is served by something else than the task page, or would lead in a circle. */
const NOT_A_PAGE = /^\/(login|api|auth)(\/|$)/;

/**
 * Where to go after signing in: the `next` of the login page's query when it is a page of this site, else `/`.
 * @param origin of this site, e.g. `https://baton.example.com`
 */
export function nextPath(search: string, origin: string): string {
  const next = new URLSearchParams(search).get('next');
  // `//host` and `/\host` are other sites to a browser; what else could leave fails the origin check.
  if (!next?.startsWith('/') || !URL.canParse(next, origin)) return '/';
  const url = new URL(next, origin);
  if (url.origin !== origin || NOT_A_PAGE.test(url.pathname)) return '/';
  return url.pathname + url.search + url.hash;
}

/** The address of the login page, which leads back to `path` afterwards. */
export function loginPath(path: string): string {
  return path === '/' ? '/login' : `/login?next=${encodeURIComponent(path)}`;
}
