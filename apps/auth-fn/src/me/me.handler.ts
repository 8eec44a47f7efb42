import { authRoutes } from '@baton/dto';
import { toAccount } from '../accounts/index.ts';
import { type Endpoint, endpoint } from '../http/index.ts';
import type { Me } from './me.service.ts';

export function meEndpoint(me: Me): Endpoint {
  return endpoint(authRoutes.me, async (_request, _body, { caller }) => ({
    body: { user: toAccount(await me(caller.sub)) },
  }));
}
