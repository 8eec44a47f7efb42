import { authRoutes } from '@baton/dto';
import { type Endpoint, endpoint } from '../http/index.ts';
import { clearedRefreshCookie, readRefreshCookie } from '../sessions/index.ts';
import type { Logout } from './logout.service.ts';

export function logoutEndpoint(logout: Logout): Endpoint {
  return endpoint(authRoutes.logout, async ({ cookies }) => {
    const presented = readRefreshCookie(cookies);
    if (presented) await logout(presented);
    return { body: undefined, cookies: [clearedRefreshCookie()] };
  });
}
