import { AppError, authRoutes } from '@baton/dto';
import { toAccount } from '../accounts/index.ts';
import { type Endpoint, endpoint } from '../http/index.ts';
import type { Me } from './me.service.ts';

export function meEndpoint(me: Me): Endpoint {
  return endpoint(authRoutes.me, async ({ headers }) => {
    const accessToken = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
    if (!accessToken) throw new AppError('unauthenticated');
    return { body: { user: toAccount(await me(accessToken)) } };
  });
}
