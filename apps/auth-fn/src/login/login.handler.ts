import { authRoutes } from '@baton/dto';
import { type Endpoint, endpoint } from '../http/index.ts';
import { readRefreshCookie, sessionSuccess } from '../sessions/index.ts';
import type { Login } from './login.service.ts';

export function loginEndpoint(login: Login): Endpoint {
  return endpoint(authRoutes.login, async ({ client, cookies }, body) =>
    sessionSuccess(await login(body, client, readRefreshCookie(cookies))),
  );
}
