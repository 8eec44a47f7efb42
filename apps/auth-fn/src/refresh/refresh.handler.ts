import { AppError, authRoutes } from '@baton/dto';
import { type Endpoint, endpoint } from '../http/index.ts';
import { clearedRefreshCookie, readRefreshCookie, sessionSuccess } from '../sessions/index.ts';
import type { Refresh } from './refresh.service.ts';

export function refreshEndpoint(refresh: Refresh): Endpoint {
  return endpoint(
    authRoutes.refresh,
    async ({ cookies, client }) => {
      const presented = readRefreshCookie(cookies);
      if (!presented) throw new AppError('unauthenticated');
      return sessionSuccess(await refresh(presented, client));
    },
    // The browser would go on sending a cookie that is worth nothing.
    { 'session-revoked': [clearedRefreshCookie()] },
  );
}
