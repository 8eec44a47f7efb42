import { authRoutes } from '@baton/dto';
import { type Endpoint, endpoint } from '../http/index.ts';
import { sessionSuccess } from '../sessions/index.ts';
import type { Login } from './login.service.ts';

export function loginEndpoint(login: Login): Endpoint {
  return endpoint(authRoutes.login, async ({ client }, body) => sessionSuccess(await login(body, client)));
}
