import { authRoutes } from '@baton/dto';
import { toAccount } from '../accounts/index.ts';
import { type Endpoint, endpoint } from '../http/index.ts';
import type { CallerAccount } from '../sessions/index.ts';

export function meEndpoint(callerAccount: CallerAccount): Endpoint {
  return endpoint(authRoutes.me, async (_request, _body, { caller }) => ({
    body: { user: toAccount(await callerAccount(caller)) },
  }));
}
