import { formatRefreshToken, parseRefreshToken, type RefreshToken } from './refresh-token.ts';

const NAME = 'baton_refresh';
const ATTRIBUTES = 'Path=/auth; HttpOnly; Secure; SameSite=Strict';

/**
 * @param cookies each as `name=value`
 * @returns undefined when there is none, or it is malformed
 */
export function readRefreshCookie(cookies: readonly string[]): RefreshToken | undefined {
  const cookie = cookies.find((pair) => pair.startsWith(`${NAME}=`));
  return cookie === undefined ? undefined : parseRefreshToken(cookie.slice(NAME.length + 1));
}

/** @param maxAge seconds */
export function refreshCookie(token: RefreshToken, maxAge: number): string {
  return `${NAME}=${formatRefreshToken(token)}; Max-Age=${maxAge}; ${ATTRIBUTES}`;
}

export function clearedRefreshCookie(): string {
  return `${NAME}=; Max-Age=0; ${ATTRIBUTES}`;
}
