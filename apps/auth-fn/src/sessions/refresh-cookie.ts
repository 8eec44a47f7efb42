import { formatRefreshToken, parseRefreshToken, type RefreshToken } from './refresh-token.ts';

const NAME = 'baton_refresh';
const ATTRIBUTES = 'Path=/auth; HttpOnly; Secure; SameSite=Strict';

/**
 * @param cookies each as `name=value`
 * @returns the first that is well-formed; a browser may send one of a wider path or domain before ours
 */
export function readRefreshCookie(cookies: readonly string[]): RefreshToken | undefined {
  for (const pair of cookies) {
    const token = pair.startsWith(`${NAME}=`) ? parseRefreshToken(pair.slice(NAME.length + 1)) : undefined;
    if (token) return token;
  }
  return undefined;
}

/** @param maxAge seconds */
export function refreshCookie(token: RefreshToken, maxAge: number): string {
  return `${NAME}=${formatRefreshToken(token)}; Max-Age=${maxAge}; ${ATTRIBUTES}`;
}

export function clearedRefreshCookie(): string {
  return `${NAME}=; Max-Age=0; ${ATTRIBUTES}`;
}
